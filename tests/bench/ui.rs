//! From a key to the finished frame, on the cache that `DATELINE_BENCH_DATA` names: `cargo bench -- keys`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::app::{Answer, App, Data, Effect, Environment, Input, Msg, Opened, Question};
use dateline::config::Settings;
use dateline::desk;
use dateline::store::Store;
use dateline::ui;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tokio::runtime::Runtime;

const SIZE: (u16, u16) = (200, 60);
/// Keys of each kind.
const KEYS: usize = 1_000;

/// The processor time that all threads of this process took so far; where the system does not tell it, the time of day.
fn processor(began: Instant) -> Duration {
    #[cfg(target_os = "linux")]
    {
        let _ = began;
        let told = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        Duration::new(told.tv_sec.unsigned_abs(), u32::try_from(told.tv_nsec).unwrap_or(0))
    }
    #[cfg(not(target_os = "linux"))]
    began.elapsed()
}

struct Reader {
    runtime: Runtime,
    store: Store,
    app: App,
    terminal: Terminal<TestBackend>,
    /// Processor time that updates and frames took so far, without the cache.
    own: Duration,
}

impl Reader {
    async fn ask(store: &Store, effect: Effect) -> Option<Data> {
        Some(match effect {
            Effect::Query(Question::Sections(guide)) => {
                Data::Query(Answer::Sections(desk::sections(store, guide, Timestamp::now()).await.ok()?))
            }
            Effect::Query(Question::Headlines { ticket, selection }) => {
                let newest = store.newest().await.ok()?;
                Data::Query(Answer::Headlines {
                    ticket,
                    rows: store.headlines(selection, Timestamp::now()).await.ok()?,
                    newest,
                })
            }
            Effect::Query(Question::CountNew { ticket, selection }) => {
                Data::Query(Answer::New { ticket, count: store.count_window(selection, Timestamp::now()).await.ok()? })
            }
            Effect::Query(Question::Article { ticket, id, whole: false }) => {
                let article = store.article(id).await.ok()??;
                let (document, standfirst) = desk::opened(&article);
                let pictures = HashMap::new();
                let opened = Opened {
                    article,
                    document,
                    standfirst,
                    translated_title: None,
                    version: None,
                    teaser: false,
                    pictures,
                };
                Data::Query(Answer::Article { ticket, opened: Some(Box::new(opened)) })
            }
            Effect::Query(Question::Search { ticket, query, skip, limit }) => Data::Query(Answer::Found {
                ticket,
                found: store.search(query, Timestamp::now(), skip, limit).await.ok()?,
            }),
            _ => return None,
        })
    }

    fn update(&mut self, message: Msg) -> Vec<Effect> {
        let (began, app) = (Instant::now(), &mut self.app);
        let before = processor(began);
        let effects = app.update(message);
        self.own += processor(began).saturating_sub(before);
        effects
    }

    fn draw(&mut self) {
        let (began, app) = (Instant::now(), &self.app);
        let before = processor(began);
        self.terminal.draw(|frame| ui::draw(app, frame)).unwrap();
        self.own += processor(began).saturating_sub(before);
    }

    /// Draws what a message changes, does what it asks for and what the answers ask for, and draws what that comes to.
    fn finish(&mut self, message: Msg) {
        let mut effects = self.update(message);
        self.draw();
        if effects.is_empty() {
            return;
        }
        while let Some(effect) = effects.pop() {
            let answer = self.runtime.block_on(Self::ask(&self.store, effect));
            effects.extend(answer.map(|data| self.update(Msg::Data(data))).unwrap_or_default());
        }
        self.draw();
    }

    /// What a key took with the cache's answers, and without them.
    fn press(&mut self, code: KeyCode) -> (Duration, Duration) {
        self.own = Duration::ZERO;
        let began = Instant::now();
        let before = processor(began);
        self.finish(Msg::Input(Input::Key(code, KeyModifiers::NONE)));
        (processor(began).saturating_sub(before), self.own)
    }
}

fn print_times(kind: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |part: usize| times.get((times.len() * part / 1_000).min(times.len() - 1)).copied().unwrap_or_default();
    let mean = times.iter().sum::<Duration>() / u32::try_from(times.len()).unwrap_or(1).max(1);
    println!(
        "{kind:<44} mean {mean:>8.1?}  median {:>8.1?}  99th {:>8.1?}  longest {:>8.1?}",
        at(500),
        at(990),
        at(1_000)
    );
}

/// Prints the processor time from a key to its frame, with the cache's answers on the way and without them.
pub(crate) fn keys() {
    let Some(folder) = std::env::var_os("DATELINE_BENCH_DATA").map(PathBuf::from) else {
        println!("DATELINE_BENCH_DATA names no cache");
        return;
    };
    let runtime = Runtime::new().unwrap();
    let store = runtime.block_on(Store::open(&folder)).unwrap();
    let (app, effects) = App::new(Environment::new(Settings::default(), true));
    let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
    let mut reader = Reader { runtime, store, app, terminal, own: Duration::ZERO };
    reader.app.update(Msg::Time(Timestamp::now(), TimeZone::UTC));
    reader.app.update(Msg::Input(Input::Resize(SIZE.0, SIZE.1)));
    for effect in effects {
        let data = reader.runtime.block_on(Reader::ask(&reader.store, effect)).unwrap();
        reader.finish(Msg::Data(data));
    }
    let letter = KeyCode::Char;
    let kinds: [(&str, &[KeyCode]); 6] = [
        ("j, the article beside the list", &[letter('j')]),
        ("Space, a page and the next article", &[KeyCode::Enter, letter(' '), letter(' '), letter(' ')]),
        ("Enter and q", &[KeyCode::Enter, letter('q')]),
        ("l, another section", &[letter('l')]),
        ("0 and G, all and its end", &[letter('1'), letter('0'), letter('G'), letter('g')]),
        ("? and Esc, help", &[letter('?'), KeyCode::Esc]),
    ];
    for (kind, keys) in kinds {
        reader.press(letter('1'));
        reader.press(letter('g'));
        let pressed = keys.iter().cycle().take(KEYS).map(|key| reader.press(*key));
        let (whole, own) = pressed.unzip();
        print_times(kind, whole);
        print_times("    of that in update and frame", own);
    }
}
