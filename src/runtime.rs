//! The only loop: terminal, input, effects, clocks.
