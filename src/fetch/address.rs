use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

use super::error::FetchError;

/// An address that can be fetched.
///
/// # Errors
/// When it is none, or not one of HTTP.
pub(super) fn parsed(url: &str) -> Result<Url, FetchError> {
    let parsed =
        Url::parse(url).map_err(|error| FetchError::Address { address: url.to_owned(), reason: error.into() })?;
    if !matches!(parsed.scheme(), "http" | "https") {
        return Err(FetchError::Scheme(url.to_owned()));
    }
    Ok(parsed)
}

/// Whether an address is of this machine or of a network that is not the internet: loopback, private, link-local, shared,
/// unspecified, multicast and documentation ranges (RFC 6890), also when wrapped into IPv6.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_private_four(four),
        IpAddr::V6(six) => match six.to_ipv4_mapped().or_else(|| translated(six)) {
            Some(four) => is_private_four(four),
            None => is_private_six(six),
        },
    }
}

fn is_private_four(four: Ipv4Addr) -> bool {
    let [first, second, third, _] = four.octets();
    let shared = first == 100 && (64..128).contains(&second);
    let benchmarks = first == 198 && (18..20).contains(&second);
    let protocols = first == 192 && second == 0 && third == 0;
    first == 0
        || first >= 240
        || shared
        || benchmarks
        || protocols
        || four.is_loopback()
        || four.is_private()
        || four.is_link_local()
        || four.is_multicast()
        || four.is_documentation()
}

/// All but global unicast addresses (RFC 4291 §2.4), and of those the ones that are for documentation (RFC 3849, RFC 9637)
/// or that carry protocols (RFC 2928, Teredo among them).
fn is_private_six(six: Ipv6Addr) -> bool {
    let [first, second, ..] = six.segments();
    let documentation = (first == 0x2001 && second == 0xdb8) || (first == 0x3fff && second < 0x1000);
    let protocols = first == 0x2001 && second < 0x200;
    first & 0xe000 != 0x2000 || documentation || protocols
}

/// The IPv4 address in one of NAT64 (RFC 6052) or 6to4 (RFC 3056).
fn translated(six: Ipv6Addr) -> Option<Ipv4Addr> {
    let four = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match six.segments() {
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => Some(four(high, low)),
        _ => None,
    }
}

/// Whether a host names, by itself, an address of this machine or of a private network.
pub(crate) fn names_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(four)) => is_private(four.into()),
        Some(Host::Ipv6(six)) => is_private(six.into()),
        Some(Host::Domain(name)) => is_localhost(name),
        None => true,
    }
}

/// Whether a name is `localhost` or one below it, which are this machine's own (RFC 6761 §6.3).
pub(super) fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn ranges_that_are_not_the_internet_are_known_in_every_disguise() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.9.9",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.0.8",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "::127.0.0.1",
            "::ffff:0:127.0.0.1",
            "64:ff9b:1::1",
            "fec0::1",
            "100::1",
            "2001::7f00:1",
            "3fff::1",
            "5f00::1",
        ] {
            assert!(is_private(private.parse().unwrap()), "{private}");
        }
        for public in ["1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::101:101"] {
            assert!(!is_private(public.parse().unwrap()), "{public}");
        }
    }
}
