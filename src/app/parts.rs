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

            /// The article that a key means: the one that is read, else the selected one.
            fn meant(&self) -> Option<&Headline> {
                let read = self.reader.headline().filter(|_| self.input.focus() == Focus::Article);
                // The row of the list is the newer one.
                let selected = self.headlines.current();
                read.filter(|read| selected.is_none_or(|row| row.id != read.id)).or(selected)
            }

            /// Whether keys are letters of something that is typed.
            fn is_typing(&self) -> bool {
                let searches = self.headlines.is_typing() && self.panels.top().is_none();
                searches || self.input.asking().is_some() || self.reader.is_typing() || self.panels.is_typing()
            }

            /// Whether a key is about rows that are still on their way, so that it would be about others, or none.
            #[must_use]
            pub fn awaits_rows(&self, code: KeyCode, modifiers: KeyModifiers) -> bool {
                let meant = || self.input.meant(Key::new(code, modifiers), self.screen(), &self.environment);
                let in_list = self.input.focus() == Focus::List && self.headlines.awaits_list();
                self.panels.awaits_rows().unwrap_or(in_list)
                    && !self.is_typing()
                    && meant().is_some_and(|command| command.is_of_rows() || command.entry().is_of_article())
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
