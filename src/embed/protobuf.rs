/// A value of a field, by how it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// A number of whatever kind that takes as many bytes as it needs.
    Varint(u64),
    /// Four bytes: a float among others.
    Fixed32([u8; 4]),
    /// Eight bytes.
    Fixed64([u8; 8]),
    /// A text, bytes, or a message.
    Bytes(&'a [u8]),
}

/// The fields of a protocol buffer's message, each with its number, in their order.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a>(&'a [u8]);

/// Walks over a message.
pub(super) fn fields(message: &[u8]) -> Fields<'_> {
    Fields(message)
}

impl<'a> Iterator for Fields<'a> {
    /// The last is none where the message ends in the middle of a field, or has a kind that is no longer written.
    type Item = Option<(u64, Value<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let found = self.field();
        if found.is_none() {
            self.0 = &[];
        }
        Some(found)
    }
}

impl<'a> Fields<'a> {
    fn field(&mut self) -> Option<(u64, Value<'a>)> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Varint(self.varint()?),
            1 => Value::Fixed64(self.array()?),
            2 => {
                let length = usize::try_from(self.varint()?).ok()?;
                let (bytes, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => Value::Fixed32(self.array()?),
            _ => return None,
        };
        Some((tag >> 3, value))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn array<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, fields};

    #[test]
    fn every_kind_of_value_is_walked_over() {
        let message = b"\x08\x96\x01\x12\x02ab\x1d\x00\x00\x80\x3f\x21\x01\x00\x00\x00\x00\x00\x00\x00";
        let found: Option<Vec<_>> = fields(message).collect();
        let expected = [
            (1, Value::Varint(150)),
            (2, Value::Bytes(b"ab")),
            (3, Value::Fixed32([0, 0, 0x80, 0x3f])),
            (4, Value::Fixed64([1, 0, 0, 0, 0, 0, 0, 0])),
        ];
        assert_eq!(found.as_deref(), Some(&expected[..]));
    }

    #[test]
    fn a_message_that_breaks_off_is_told() {
        for broken in [&b"\x12\x05ab"[..], b"\x08\x96", b"\x1d\x00", b"\x0b", &[0x80; 20]] {
            assert_eq!(fields(broken).last(), Some(None), "{broken:?}");
        }
    }
}
