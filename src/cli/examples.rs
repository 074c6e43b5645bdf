//! Examples for the help of each command; a test runs every one of them.

pub(crate) const REFRESH: &str = "\
Examples:
  dateline refresh
  dateline refresh --due --json | jq -r 'select(.error) | .title'";

pub(crate) const DOWNLOAD: &str = "\
Examples:
  dateline download
  dateline download --section World --pictures --since 1w";

pub(crate) const LIST: &str = "\
Examples:
  dateline list --section World --unread
  dateline list --json | jq -r .title
  dateline list --since 2d --format '{id}\\t{age}\\t{title} ({people})'
  dateline list --query 'strait OR harbour -storm' --limit 5
  dateline list --summary";

pub(crate) const MARK: &str = "\
Examples:
  dateline mark --query 'horoscope OR crossword' --dry-run
  dateline mark --section Science --since 2d
  dateline mark --off -";

pub(crate) const STAR: &str = "\
Examples:
  dateline star -
  dateline star --query 'tr:talvik is:unread'";

pub(crate) const HIDE: &str = "\
Examples:
  dateline hide --query 'horoscope' --dry-run
  dateline hide --off --query 'is:hidden'";

pub(crate) const SHOW: &str = "\
Examples:
  dateline show -
  dateline show https://harbour.example/strait --format markdown
  dateline show - --json | jq -r .body_text";

pub(crate) const SEARCH: &str = "\
Examples:
  dateline search envoys tr:talvik
  dateline search --json 'by:\"oda fjellheim\" is:unread'";

pub(crate) const PEOPLE: &str = "\
Examples:
  dateline people
  dateline people talvik --json";

pub(crate) const PERSON: &str = "\
Examples:
  dateline person 'irena talvik'
  dateline person --json talvik | jq -r '.works[].title'";

pub(crate) const CORRECT: &str = "\
Examples:
  dateline correct https://harbour.example/strait 'translator:Irena Talvik' 'editor:Irena Talvik'
  dateline correct --strike https://harbour.example/strait 'editor:Irena Talvik'";

pub(crate) const STORIES: &str = "\
Examples:
  dateline stories
  dateline stories --since 12h --json | jq '.members[].source'";

pub(crate) const MODELS: &str = "\
Examples:
  dateline models
  dateline models --json | jq -r 'select(.added) | .articles'";

pub(crate) const CONFIG: &str = "\
Examples:
  dateline config --default > config.toml
  dateline config --set text_width=80";

pub(crate) const SCHEMA: &str = "\
Examples:
  dateline schema
  dateline schema export articles";

pub(crate) const DOCTOR: &str = "\
Examples:
  dateline doctor
  dateline doctor --offline --json | jq 'select(.good | not)'
  dateline doctor --feeds";

pub(crate) const FEEDS: &str = "\
Examples:
  dateline feeds
  dateline feeds --json | jq -r 'select(.error) | [.title, .error] | @tsv'";

pub(crate) const TRANSLATE: &str = "\
Examples:
  dateline translate -
  dateline translate --to fr --interlinear https://harbour.example/strait
  dateline translate --json - | jq -r .translation.body_text";

pub(crate) const SUMMARIZE: &str = "\
Examples:
  dateline summarize -
  dateline summarize --json - | jq -r .summary";

pub(crate) const ADD: &str = "\
Examples:
  dateline add https://harbour.example/feed --section World
  dateline add --article https://harbour.example/olives";

pub(crate) const REMOVE: &str = "\
Examples:
  dateline remove science";

pub(crate) const IMPORT: &str = "\
Examples:
  dateline import subscriptions.opml
  dateline import urls --json";

pub(crate) const EXPORT: &str = "\
Examples:
  dateline export > subscriptions.opml
  dateline export articles --section World --format epub --output world.epub
  dateline export people --format markdown";

pub(crate) const ACCOUNTS: &str = "\
Examples:
  dateline accounts
  dateline accounts outbox --json | jq -r .item";

pub(crate) const SYNC: &str = "\
Examples:
  dateline sync
  dateline sync --dry-run";

pub(crate) const PACKS: &str = "\
Examples:
  dateline packs
  dateline packs --on Climate";

pub(crate) const PARSE: &str = "\
Examples:
  dateline parse feed.xml | jq -r '.entries[].title'";

pub(crate) const EXTRACT: &str = "\
Examples:
  dateline extract --url https://harbour.example/olives page.html | jq -r .body_text";

pub(crate) const CREDITS: &str = "\
Examples:
  dateline credits story.txt
  dateline credits --lang ro page.html";

pub(crate) const GROUP: &str = "\
Examples:
  dateline group articles.jsonl | jq -s 'group_by(.story) | map(length)'";

pub(crate) const COMPLETIONS: &str = "\
Examples:
  dateline completions zsh > _dateline";

pub(crate) const MAN: &str = "\
Examples:
  dateline man | man -l -";
