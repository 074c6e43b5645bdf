//! Ways to the parts of the application, as macros: a method would borrow all of it.

/// What a part may read of the others; `panels of` for what the panels may.
macro_rules! context {
    ($app:ident) => {
        Context { environment: &$app.environment, focus: $app.input.focus() }
    };
    (panels of $app:ident) => {
        PanelContext {
            environment: &$app.environment,
            focus: $app.input.focus(),
            status: &$app.status,
            session: &$app.session,
            asking: $app.input.asking(),
        }
    };
}

/// The application with its parts, which can be read one by one and together.
macro_rules! parts {
    ($app:ident; $($(#[$doc:meta])* $name:ident: $field:ident, $part:ty;)*) => {
        /// The state of the application.
        #[derive(Clone, Debug)]
        pub struct $app {
            $($field: $part,)*
            /// Whether something that is shown changed since it was drawn.
            dirty: bool,
        }

        impl $app {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> &$part { &self.$field })*

            /// What the keys speak to.
            #[must_use]
            pub fn screen(&self) -> Screen {
                self.panels.screen().unwrap_or(self.input.focus().screen())
            }

            /// What the headlines and the reader know of the others.
            #[must_use]
            pub fn context(&self) -> Context<'_> {
                context!(self)
            }

            /// What the panels know of the others.
            #[must_use]
            pub fn panel_context(&self) -> PanelContext<'_> {
                context!(panels of self)
            }

            /// Whether something that is shown changed since the last call; the runtime draws only then.
            pub fn take_dirty(&mut self) -> bool {
                std::mem::take(&mut self.dirty)
            }
        }
    };
}

pub(super) use {context, parts};
