//! A real Miniflux, where one can be started.
