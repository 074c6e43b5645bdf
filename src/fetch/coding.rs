//! Content codings (RFC 9110 §8.4.1): what servers call them, and what they really send.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use flate2::{Decompress, FlushDecompress, Status};

/// What is asked for.
pub(super) const ACCEPTED: &str = "gzip, br, zstd, deflate";
/// Codings upon each other that are taken off.
const MOST_LAYERS: usize = 4;
/// Bytes of a window that zstd may ask for, as a power of two (RFC 9659 §3).
const ZSTD_WINDOW: u32 = 23;
/// Bytes that are inflated in one piece.
const PIECE: usize = 1 << 16;
/// Bytes after which others have their turn.
const TURN: usize = 1 << 20;

/// Why a body cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum CodingError {
    /// It is larger than allowed once it is inflated.
    #[error("it is larger than {0} bytes")]
    TooLarge(u64),
    /// It is damaged or cut.
    #[error("its compression is damaged or cut short: {0}")]
    Damaged(#[from] io::Error),
}

/// A coding that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Coding {
    /// A coding by its name, in any case; `x-gzip` is `gzip` (RFC 9110 §8.4.1.3).
    fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            "br" => Some(Self::Brotli),
            "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    /// The coding whose marks a body begins with.
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// Takes the codings off a body: those that `Content-Encoding` names, in any case and the last one first, and those that no
/// header named but whose marks the body bears. A name that is none (`utf-8`, `none`) is passed over, and so is one of a body
/// that is an uncompressed document.
///
/// # Errors
/// When it is damaged or cut short, or larger than `most` bytes.
pub(super) async fn decoded(body: Vec<u8>, named: &str, most: u64) -> Result<Vec<u8>, CodingError> {
    let mut named: Vec<Coding> = named.split(',').filter_map(Coding::named).collect();
    let mut bytes = body;
    for _ in 0..MOST_LAYERS {
        let coding = match named.pop() {
            Some(_) if is_document(&bytes) => return Ok(bytes),
            Some(coding) => coding,
            None => match Coding::of(&bytes) {
                Some(coding) => coding,
                None => return Ok(bytes),
            },
        };
        bytes = inflated(coding, &bytes, most).await?;
    }
    Ok(bytes)
}

/// Whether a body is plain markup or JSON, after a byte order mark and white space; no compressed body begins so.
fn is_document(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.is_empty() || matches!(text.first(), Some(b'<' | b'{' | b'['))
}

async fn inflated(coding: Coding, bytes: &[u8], most: u64) -> Result<Vec<u8>, CodingError> {
    match coding {
        Coding::Gzip => drain(Members::new(bytes), most).await,
        Coding::Deflate => drain(Deflate::new(bytes), most).await,
        Coding::Brotli => drain(brotli::Decompressor::new(bytes, PIECE), most).await,
        Coding::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes)?;
            decoder.window_log_max(ZSTD_WINDOW)?;
            drain(decoder, most).await
        }
    }
}

/// Reads to the end, up to the bound, and lets others have their turn.
async fn drain(mut from: impl Read + Send, most: u64) -> Result<Vec<u8>, CodingError> {
    let (mut out, mut piece, mut turn) = (Vec::new(), vec![0; PIECE], 0);
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(out);
        }
        if (out.len() + read) as u64 > most {
            return Err(CodingError::TooLarge(most));
        }
        out.extend_from_slice(piece.get(..read).unwrap_or_default());
        turn += read;
        if turn >= TURN {
            turn = 0;
            tokio::task::yield_now().await;
        }
    }
}

/// Every member of a gzip file (RFC 1952 §2.2). What follows them and is no member is passed over, as gzip itself does.
struct Members<'a> {
    member: GzDecoder<&'a [u8]>,
}

impl<'a> Members<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { member: GzDecoder::new(bytes) }
    }
}

impl Read for Members<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.member.read(out)?;
            if read > 0 || out.is_empty() {
                return Ok(read);
            }
            let rest = *self.member.get_ref();
            // The beginning of another member, be it cut.
            if rest.is_empty() || !rest.iter().zip([0x1f, 0x8b, 8]).all(|(byte, mark)| *byte == mark) {
                return Ok(0);
            }
            self.member = GzDecoder::new(rest);
        }
    }
}

/// `deflate` with zlib's frame (RFC 1950), as it is meant, or without (RFC 1951), as some send it.
struct Deflate<'a> {
    rest: &'a [u8],
    state: Decompress,
    ended: bool,
}

impl<'a> Deflate<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let framed = match bytes {
            [first, second, ..] => {
                first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31)
            }
            _ => true,
        };
        Self { rest: bytes, state: Decompress::new(framed), ended: false }
    }
}

impl Read for Deflate<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        let (taken, given) = (self.state.total_in(), self.state.total_out());
        let status = self.state.decompress(self.rest, out, FlushDecompress::None).map_err(io::Error::other)?;
        let count = |now: u64, before: u64| usize::try_from(now - before).unwrap_or(usize::MAX);
        let (taken, given) = (count(self.state.total_in(), taken), count(self.state.total_out(), given));
        self.rest.consume(taken);
        self.ended = status == Status::StreamEnd;
        if given == 0 && !self.ended && !out.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::{CodingError, decoded};
    use flate2::Compression;
    use proptest::prelude::*;
    use std::io::Write as _;

    const FEED: &[u8] = b"<rss version='2.0'><channel><title>Harbour Radio</title><item/></channel></rss>";
    const MAX_BYTES: u64 = 100_000;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn deflate(bytes: &[u8], framed: bool) -> Vec<u8> {
        if framed {
            let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
            writer.write_all(bytes).unwrap();
            return writer.finish().unwrap();
        }
        let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), Compression::fast());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut out, 4_096, 4, 20);
        writer.write_all(bytes).unwrap();
        drop(writer);
        out
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::stream::encode_all(bytes, 3).unwrap()
    }

    fn read(body: &[u8], named: &str) -> Result<Vec<u8>, CodingError> {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(decoded(
            body.to_vec(),
            named,
            MAX_BYTES,
        ))
    }

    #[test]
    fn every_coding_is_read_in_any_case_twice_and_without_a_header() {
        let twice = gzip(&gzip(FEED));
        let two = [gzip(&FEED[..30]), gzip(&FEED[30..])].concat();
        let zeros = [gzip(FEED), vec![0; 40]].concat();
        let remark = [gzip(FEED), b"<!-- cached -->".to_vec()].concat();
        for (named, body) in [
            ("gzip", gzip(FEED)),
            ("GZIP", gzip(FEED)),
            ("x-gzip", gzip(FEED)),
            ("X-GZip ", gzip(FEED)),
            ("", gzip(FEED)),
            ("utf-8", gzip(FEED)),
            ("identity", gzip(FEED)),
            ("gzip, gzip", twice.clone()),
            ("gzip", twice.clone()),
            ("", twice),
            ("deflate, gzip", gzip(&deflate(FEED, true))),
            ("br, gzip", gzip(&brotli(FEED))),
            ("gzip", two.clone()),
            ("", two),
            ("gzip", zeros),
            ("gzip", remark),
            ("deflate", deflate(FEED, true)),
            ("Deflate", deflate(FEED, false)),
            ("br", brotli(FEED)),
            ("BR", brotli(FEED)),
            ("zstd", zstd(FEED)),
            ("", zstd(FEED)),
            ("zstd", [zstd(&FEED[..9]), zstd(&FEED[9..])].concat()),
            ("gzip", FEED.to_vec()),
            ("UTF-8", FEED.to_vec()),
            ("none", FEED.to_vec()),
            ("", FEED.to_vec()),
        ] {
            assert_eq!(read(&body, named).unwrap(), FEED, "{named}");
        }
        assert_eq!(read(b"", "gzip").unwrap(), b"");
    }

    #[test]
    fn what_is_cut_anywhere_is_an_error_and_never_a_part() {
        let whole = [
            ("gzip", gzip(FEED)),
            ("deflate", deflate(FEED, true)),
            ("deflate", deflate(FEED, false)),
            ("br", brotli(FEED)),
            ("zstd", zstd(FEED)),
        ];
        for (named, whole) in &whole {
            for cut in 1..whole.len() {
                assert!(read(&whole[..cut], named).is_err(), "{named} cut at {cut} of {}", whole.len());
            }
        }
        let first = gzip(&FEED[..30]);
        let two = [first.clone(), gzip(&FEED[30..])].concat();
        for cut in first.len() + 1..two.len() {
            assert!(read(&two[..cut], "gzip").is_err(), "the second member cut at {cut} of {}", two.len());
        }
        let mut damaged = gzip(FEED);
        let end = damaged.len() - 6;
        damaged[end] ^= 1;
        assert!(read(&damaged, "gzip").is_err());
    }

    #[test]
    fn a_bomb_of_any_kind_stops_at_the_bound() {
        let bomb = vec![b' '; 3_000_000];
        for (named, body) in [
            ("gzip", gzip(&bomb)),
            ("", gzip(&gzip(&bomb))),
            ("deflate", deflate(&bomb, false)),
            ("br", brotli(&bomb)),
            ("zstd", zstd(&bomb)),
        ] {
            assert!(matches!(read(&body, named), Err(CodingError::TooLarge(MAX_BYTES))), "{named}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_bytes_or_an_error(body in prop::collection::vec(any::<u8>(), 0..400), named in 0usize..6) {
            let named = ["gzip", "deflate", "br", "zstd", "gzip, br", ""][named];
            let _ = read(&body, named);
        }
    }
}
