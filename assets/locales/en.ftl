# The words of the interface in English.

## What commands do, as shown in help

help-down = next headline, or scroll the article down
help-up = previous headline, or scroll the article up
help-top = top
help-bottom = bottom
help-page-down = page down
help-page-up = page up
help-half-page-down = half a page down
help-half-page-up = half a page up
help-open = read the article; in a panel, choose
help-read-on = read on: a page, then the next unread article; in the list of feeds, on or off
help-scroll-down = scroll the article beside the headlines down
help-scroll-up = scroll the article beside the headlines up
help-next-unread = next unread article; next match while matches are shown
help-previous-unread = previous unread article; previous match
help-previous-section = previous section
help-next-section = next section
help-section = go to a section
help-density = compact, comfortable or detailed lists
help-group-stories = one row per text, per story or per article
help-zen = show only the article, or the list as well
help-today = today's articles from all sections
help-all = all sections in one list
help-starred = starred articles
help-later = articles put aside to read later
help-unread-only = only unread articles in this list, or all of them; remembered for each list
help-order = order of this list: newest first, oldest first, by source, longest unread first
help-feed-list = all articles of this article’s feed
help-front-page = front page: the most widely covered stories
help-catch-up = catch up on unread stories: keep some, mark the rest as read
help-show-new = show the new headlines that wait above the list
help-language = only the selected article's language, or all languages
help-toggle-read = mark as read or unread
help-star = star or unstar
help-read-later = put aside to read later, or no longer
help-hide = hide from all lists; is:hidden finds hidden articles
help-mark-section-read = mark the whole section, search or list as read
help-mark-above-read = mark this article and those above it as read
help-mark-below-read = mark this article and those below it as read
help-mark-feed-read = mark all articles of this article’s feed as read
help-mark-older-read = mark articles older than an age as read: 3d, 2w
help-mark-all-read = mark everything in all sections as read
help-range = select a range: j and k extend it, then m, s, d, A or y apply to it
help-undo = undo the last change to read, starred or hidden marks, to credits, to subscriptions, or in the settings
help-redo = redo what was undone
help-search = search the cache; in an article or a panel, find in it
help-browse = open in the browser
help-browse-and-read = open the page in the browser and mark the article as read
help-credits = credits; opening a name shows that person’s page
help-credit-lines = show or hide the lines recognized as credits
help-full-text = fetch the full text from the article’s page
help-download = download the section for reading offline
help-other-version = a translation and its original side by side, then the other alone; on a narrow terminal switch between them
help-links = follow links: letters open one, y and letters copy one
help-copy-address = copy the article’s address
help-translate = machine translation: below each paragraph, alone, or off
help-summarize = summary by the configured engine
help-copy-quotation = copy the passage at the top of the screen, with its credits
help-history-back = back to the article that was read before this one
help-history-forward = forward again through the articles that were read
help-share = save as Markdown, HTML or EPUB, or send to a program
help-changes = changes to the article, and what reprints changed
help-story = all articles of the story: who reported it first, whose text it is, who translated it
help-split = remove this article from the story, strike out the credit, or separate the spelling; undo restores it
help-correct-name = correct the name of a credit
help-correct-role = correct somebody’s role in the article
help-join = join two spellings or newsrooms of one person
help-like = similar articles, in every language (needs a model of meaning)
help-follow-story = follow the story: its newest article comes first
help-mute-story = mute the story: its new articles arrive as read
help-pictures = show or hide pictures
help-narrower = narrower text column
help-wider = wider text column
help-refresh-section = refresh the feeds of this section
help-refresh = refresh all feeds
help-feeds = all feeds and packs: failures first, unread articles, changes; again for the next failed feed
help-subscriptions = all feeds, at the feed of this article
help-add-feed = add a feed by its address or the address of its site
help-rename-feed = rename the feed
help-move-feed = move the feed to another section
help-remove-feed = remove the feed; a feed of the built-in edition is switched off
help-people = everybody credited in the cache
help-messages = message log
help-settings = settings
help-theme = choose a colour theme, with preview
help-commands = all commands by name, most recently used first
help-go-to = go to a section, a feed or a person by typing a few letters
help-help = help: the keys that work here
help-back = go back; in the list of headlines, quit
help-cancel = leave matches, search or panel; goes back but never quits
help-redraw = redraw the screen
help-quit = quit
help-suspend = suspend (fg resumes)

## The most used keys, in the status line

hint-down = move
hint-open = read
hint-read-on = read on
hint-next-unread = next unread
hint-next-section = section
hint-star = star
hint-search = search
hint-refresh = refresh
hint-help = help
hint-choose = choose
hint-begin = start reading
hint-turn = select
hint-switch = on or off
hint-articles = articles
hint-add-feed = add
hint-rename-feed = rename
hint-move-feed = move
hint-remove-feed = remove
hint-undo = undo
hint-back = back
hint-quit = quit

## Sentences of the status line

no-such-text = not found: { $text }
no-link = no link on the screen
no-address = this article has no address
copied = copied: { $text }
keys-mean-nothing = { $keys } does nothing here; { $help } lists the keys
paste-nowhere = nothing here takes pasted text; { $key } begins a search
with-credit-lines = credit lines shown; { $key } hides them
offline-nothing-fetched = offline: nothing is fetched because of --offline
nothing-unread-behind = no unread articles after this one
nothing-unread-before = no unread articles before this one
everything-read = no unread articles
open-article-first = open an article first to see its credits
news-arrived = { $count ->
    [one] 1 new article
   *[other] { $count } new articles
}
said-help = { $key } for help
said-place = { $number } of { $count }
version-beside = side by side; { $key } shows the other version alone
ask-credit-name = Name:
nothing-to-correct = nothing to correct here
credit-corrected = credit corrected; { $key } to undo
credit-struck = credit struck out; { $key } to undo
person-joined-now = joined as one person; { $key } to undo
person-parted = separated into two people; { $key } to undo
person-followed = { $what } is a section now; { $key } in the list of feeds to undo
column-of = text width: { $cells }
no-full-text = no full text: { $reason }
download-done = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
} ready to read offline; { $fetched ->
    [one] 1 page
   *[other] { $fetched } pages
} fetched
panel-download = Download
download-articles = { $done } of { $total } articles
download-translating = { $done } of { $total } articles translated
download-looking = looking for what is not in the cache yet
download-nothing = no articles to download
download-megabytes = { $count } MB fetched
download-lacks = Without their whole text: { $count }
download-whole = every article has its whole text
download-pictures = pictures that could not be fetched: { $count }
download-untried = the page was not fetched yet
download-over = finished; { $key } downloads what is new or lacks
download-lacking = without full text: { $count }, missing pictures: { $pictures }
download-translated = translations ready as well: { $count }
no-version = no other version of this article is known
version-elsewhere = not in the cache: { $address }
version-fetching = fetching { $address }
version-failed = could not fetch it: { $reason }
in-no-list = this article is in no list
translating = translating ({ $key } stops)
translating-already = already translating; { $key } stops it
translating-stopped = translation stopped; what arrived is kept
translation-failed = not translated: { $reason }
translation-broke-off = the rest was not translated: { $reason }
ahead-failed = some articles were not translated: { $what }
titles-not-translated = headlines stay in the original for now: { $what }
summary-by = Made by a machine from this text: { $engine }, { $place }, { $date }
summary-failed = no summary: { $reason }
translated-by-person = there is a human version in { $language }: { $key } opens it, { $again } translates anyway
translate-without-credit-lines = hide the credit lines first: they are not translated
article-gone = this article is no longer in the cache
refresh-runs = a refresh is already running
outage-no-network = no network; everything fetched earlier is still here
outage-guide-only = no network yet: read the guide meanwhile; { $key } tries again
outage-portal = this network answers every request with a page from { $host }: log in there with a browser first
refreshed = refreshed: { $new ->
    [one] 1 new article
   *[other] { $new } new articles
} from { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}
hidden = hidden; { $key } undoes it, is:hidden finds it
shown-again = shown in lists again; { $key } undoes it
marked-read = { $count ->
    [one] 1 article marked as read
   *[other] { $count } articles marked as read
}; { $key } undoes it
ask-mark-read = mark { $count } articles as read? y or Enter confirms:
all-read-already = everything here is already read
quoted = passage copied, with its credits
range-of = { $count } selected: { $read } marks read or unread, { $star } stars, { $key } cancels
marked-range = { $count } marked; { $key } undoes it
marked-none = nothing to change there
nothing-to-quote = no text on the screen to copy
saved = saved: { $what }
not-saved = not saved: { $what }
shared = sent to { $what }
not-shared = not sent: { $what }
no-pictures = pictures are off in the settings, or this terminal cannot show them
pictures-off = pictures off
pictures-on = pictures on
no-color-set = NO_COLOR is set, so all themes look alike
undone = undone: { $what }
redone = redone: { $what }
nothing-to-undo = nothing to undo
nothing-to-redo = nothing to redo
step-read = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} now read
step-unread = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} now unread
step-starred = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} now starred
step-unstarred = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} no longer starred
step-later = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} now put aside
step-not-later = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} no longer put aside
put-aside = put aside to read later
not-aside = no longer put aside
step-hidden = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} now hidden
step-shown = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} back in the lists
step-split = { $count ->
    [one] 1 article was
   *[other] { $count } articles were
} split off
step-joined = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} back in the story
step-corrected = credit corrected
step-as-read = credit as it was printed
step-one-person = two spellings are now one person
step-two-people = two spellings are now two people
step-followed = story followed
step-unfollowed = story no longer followed
step-muted = story muted
step-unmuted = story no longer muted
more-waiting = (+{ $count })
found = { $count } found
found-so-far = { $count } found so far; { $waiting ->
    [one] 1 article is
   *[other] { $waiting } articles are
} not indexed yet
matches = { $number } of { $count }
no-matches = nothing found
steps-of-matches = { $next } next  { $previous } previous  { $done } done
hints-open = type letters to open a link  y copy instead  Esc done
hints-copy = type letters to copy a link  y open instead  Esc done
refreshing = refresh { $progress }
downloading = download { $progress }
translating-ahead = translate { $progress }
failed = { $count } failed ({ $key })
percent = { $number } %
offline = offline

## Lists

section-today = Today
section-all = All
section-starred = Starred
section-later = Later
section-front = Front page
new-headlines = { $count ->
    [one] 1 new headline
   *[other] { $count } new headlines
} ({ $key })
density-compact = one line per headline
density-comfortable = title, source and date
density-standfirst = title, source, date and first sentences
grouping-off = one row per article
grouping-same-text = one row per text, with its reprints
grouping-events = one row per story, with all newsrooms
grouping-not-kept = stories are off; the option stories in the settings ({ $key }) turns them on
day-heading = { $weekday }, { $day } { $month }
weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
nothing-new = no new headlines are waiting
unread-only = only unread articles; { $key } shows all
unread-and-read = read and unread articles
newest-first = newest first
oldest-first = oldest first
longest-wait-first = only unread articles, those unread longest first
by-source = by source, newest first
shows-unread = unread
shows-oldest = oldest first
shows-by-source = by source
only-in-lists = works in sections and in lists of feeds
no-other-feed = no other feed in that direction
no-history-before = no article was read before this one
no-history-behind = this is the last article that was read
language-only = only { $language }; { $key } shows all languages
language-all = all languages
language-unknown = this article's language is unknown
language-in-sections = works in sections; in a search, write lang:ro

nothing-found = Nothing found.
like-none = No similar articles.
like-no-model = Finding similar articles needs a model of meaning: dateline models add
like-not-read = The model of meaning has not read this article yet.
like-not-learned = The model of meaning does not know this language; a translation would help.
by-meaning = found by meaning
search-help = Words, "phrases", -not, OR, by: tr: lang: is:unread since:2d …
fetching = Fetching the news …
no-articles = No articles here yet. { $key } refreshes every feed.
no-unread = Nothing unread here. { $key } shows read articles as well.
nothing-of-person = No articles by this person in the cache.
no-articles-today = No articles today so far. { $key } refreshes every feed.
no-articles-offline = No articles here yet, and there is no network: nothing can be fetched now.
no-stars = No starred articles yet. { $key } stars one.
nothing-aside = Nothing put aside yet. { $key } puts an article aside to read it later.
too-small = This terminal is too small: dateline needs { $columns }×{ $rows } cells.
ago-now = now
ago-minutes = { $number } min ago
ago-hours = { $number } h ago
ago-days = { $number } d ago
mark-full = full
mark-teaser = teaser
mark-paywalled = paywalled
mark-failed = failed
mark-crashed = unreadable
people-translated = tr. { $names }
people-both = { $authors }, tr. { $translators }
everything-of = { $name }: everything in the cache · { $key } back
feed-shown = { $name } · { $key } back

## Panels

panel-help = Keys
panel-feeds = Feeds
panel-credits = Credits
panel-themes = Colours
panel-messages = Messages
panel-people = People
panel-person = Person
panel-same = The same person as
panel-roles = What was the role?
panel-go-to = Go to
panel-options = Settings
panel-changes = Changes
panel-story = Story
panel-summary = Summary
panel-catching-up = Catching up
panel-share = Share
said-section = { $name }: { $count } unread
said-read = read
said-unread = unread
said-behind = more unread in its story
said-starred = starred
said-later = read later
said-not-starred = not starred
panel-sections = Move to
panel-found = Several feeds found
panel-edition = What do you want to read?
edition-what = { $read } starts reading. { $turn } selects or deselects; you can change everything later.
edition-built-in = World news
edition-about = nine sections, in English
edition-kept = The built-in edition is selected; { $key } changes that.
edition-empty = No feeds yet; { $key } adds feeds and packs.
packs = Packs
feeds-failing = Failed
new-section = a new section …
feeds-count = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
}
no-such-feed = No feed by that name.
pack-on-or-off = { $key } switches a pack on or off
ask-address = Address of a feed or site:
ask-title = Name:
ask-section = Section:
ask-age = Mark as read what is older than (3d, 2w):
age-unknown = { $text } is not an age such as 3d or 2w
looking-for-feed = looking for a feed: { $what }
feed-on = { $what } switched on; { $key } undoes it
feed-off = { $what } switched off; its articles stay in the cache; { $key } undoes it
feed-of-account = it comes from { $what }: { $key } unsubscribes there
feed-renamed = renamed to { $what }; { $key } undoes it
feed-moved = { $what }; { $key } undoes it
feed-removed = { $what } removed; its articles stay in the cache; { $key } undoes it
feed-added = { $what } added; { $key } undoes it
feed-known = { $what } is already subscribed
pack-on = pack { $what } switched on; { $key } undoes it
pack-off = pack { $what } switched off; { $key } undoes it
feeds-undone = subscriptions restored
nothing-to-revert = no setting was changed here
feeds-nothing-to-undo = no change of subscriptions to undo
feeds-changed-elsewhere = feeds.toml was edited elsewhere in the meantime, so it was left as it is
no-messages = No messages yet.
nobody-found = No one by that name.
story-alone = No other newsroom reports this.
catching-up-keys = { $skip } skip · { $keep } keep · { $section } next section · { $settle } mark the rest read · { $close } change nothing
catching-up-kept = ★ kept
catching-up-so-far = kept: { $kept }
catching-up-end = { $count } unread, { $kept } kept. { $key } marks all others as read.
caught-up = { $count } → { $kept } kept · { $key } to undo
front-empty = No event of the last three days is covered by several newsrooms; muted stories are left out.
story-keys = { $open } read · { $order } by time, language, text · { $changes } what it changed · { $split } take out of the story
story-split = taken out of the story; { $key } to undo
story-followed = following this story; { $key } to undo
story-unfollowed = this story is no longer followed; { $key } to undo
story-muted = new articles of this story arrive as read; { $key } to undo
story-unmuted = this story is no longer muted; { $key } to undo
story-same-text = text of { $source }
story-first = first reported by { $source } ({ $date })
story-translation = translation of { $source }
story-no-language = Language unknown
story-newsrooms = { $count ->
    [one] 1 newsroom
   *[other] { $count } newsrooms
}
story-languages = { $count ->
    [one] 1 language
   *[other] { $count } languages
}
story-texts = { $count ->
    [one] 1 text
   *[other] { $count } texts
}
go-to-nothing = No section, feed or person matches { $text }.
go-to-section = section
go-to-feed = feed
go-to-person = person
more-people = More names; press { $key } to search.
ask-option = Enter saves, Esc cancels
option-kept = saved in { $what }
option-kept-for-start = saved in { $what }; takes effect after restart
option-text-width = width of the text column in cells
option-feeds-at-once = feeds that are fetched at the same time
option-timeout-seconds = request timeout in seconds
option-refresh-on-start = refresh the feeds when the program starts
option-refresh-minutes = minutes between two checks for feeds that are due; 0 for no checks
option-list = what lists show of each headline
option-list-width = width of the list beside an article, in percent of the screen
option-stories = whether a row is one article, one text or one event
option-digits = what digits do: go to a section, or repeat the next command
option-mark-read = when an article is marked as read
option-full-text = when the pages of articles are fetched for their full text
option-keep-page-days = days for which fetched pages are kept; 0 keeps none
option-keep-days = days after which articles are removed; 0 keeps all
option-keep-per-feed = articles of one feed that are kept; 0 keeps all
option-keep-unread = keep unread articles longer
option-even-lines = justify the lines of a paragraph
option-page-overlap = lines that stay on the screen when an article is scrolled by a page
option-hyperlinks = send links to the terminal, so that it can open them
option-mouse = use the mouse
option-plain = print line after line, for screen readers
option-bidi = who puts right-to-left text in visual order
option-interface-language = language of the interface
option-theme = colours of the interface
option-symbols = which symbols are drawn
option-save-folder = folder for saved articles; empty for your documents
option-pictures = how pictures are shown
option-picture-megabytes = megabytes of pictures that are kept; 0 keeps none
option-mark-reprints = mark the reprints of an article as read with it
option-window-title = show the section and its unread count in the window title
option-notifications = notify about new articles through the terminal
nothing-to-refresh = No feeds to refresh here.
refresh-elsewhere = another dateline is refreshing this cache
marks-wait = { $count ->
    [one] 1 mark waits
   *[other] { $count } marks wait
} for { $what }
browser-opened = opened in the browser: { $what }
browser-lacks = could not start a browser; the address is { $what }
cache-full = no space left on the disk for the cache { $path }; nothing already stored was lost
cache-read-only = the cache { $path } is read-only: the disk is full or write-protected, and changes are not kept
cache-damaged = the cache { $path } is damaged ({ $reason }); it was not changed. `dateline doctor --salvage DIR` copies what is readable to a new one. Move it away to start with a new one, or restore a backup
cache-unreadable = nothing could be read of the cache { $path }; it was not changed
cache-failed = the cache { $path } failed: { $reason }
feeds-stay = { $what }; subscriptions were not changed
download-elsewhere = another dateline is downloading into this cache
theme-unknown = no theme named { $what }
theme-too-rich = theme { $what } needs more colours than this terminal reports (COLORTERM)
browser-refuses = a browser cannot open this address: { $what }
never-changed = No changes since it was fetched, and no reprints.
changed-on = Changed (seen { $date })
reprint-of = { $source } reprints the text of { $first }
reprint-byline = signed by { $people }
reprint-unchanged = Unchanged.
share-markdown = save as Markdown
share-html = save as HTML
share-epub = save as EPUB
in-article = In the article:
group-move = Move
group-read = Read
group-mark = Mark
group-find = Find
group-feeds = Feeds
group-program = Program
in-headlines = In the headlines:
in-panels = In panels:
in-subscriptions = In the list of feeds:
only-in-subscriptions = in the list of feeds: { $help }
no-such-key = No key matches { $text }.
no-such-command = No command matches { $text }.
more-below = ▼ { $key }: { $count } more
nobody-named = No credits.
by-hand = corrected by you
credits-keys = { $open } the person’s page · { $name } correct the name · { $role } the role · { $split } strike out · { $join } same person as … · { $undo } undo
person-roles = Roles: { $what }
person-newsrooms = Newsrooms: { $what }
person-languages = Languages: { $what }
person-sources = Translates from: { $what }
person-everything = Everything in the cache ({ $count })
person-follow = Follow as a section
person-joined = Also { $name }, { $newsroom }
person-works = Recent work
person-keys = { $join } join another spelling or newsroom · { $split } part one from it · { $undo } undo
same-keys = { $open } join as one person · { $search } look for another name
no-feeds = No feeds.
light-ground = for light backgrounds
dark-ground = for dark backgrounds
no-colours = no colours
last-answer = last response: { $when }
nothing-received = nothing received yet
kilobytes = { $number } kB
a-week = { $number } per week
next-try = next { $when }
moved-to = moved to { $address }
item-unreadable = item { $number } in line { $line } cannot be read: { $reason }{ $more ->
    [0] {""}
    [one] , and another like it
   *[other] , and { $more } others
}; the other items are kept; only the newsroom can correct it
item-malformed = it is not well-formed
item-empty = it has neither title, text nor address

## Articles

byline = By { $names }
translation = Translation by { $names }
translation-from = Translation by { $names } from { $languages }
from-language = from { $languages }
into-language = into { $language }
edited-by = Edited by { $names }
reporting-by = Reporting by { $names }
additional-reporting-by = Additional reporting by { $names }
contribution-by = With { $names }
photo-by = Photo: { $names }
illustration-by = Illustration: { $names }
video-by = Video: { $names }
adapted-by = Adapted by { $names }
compiled-by = Compiled by { $names }
machine-translation = Machine translation
machine-translation-by = Machine translation ({ $engine })
machine-translation-told = Machine translation ({ $engine }), { $from } → { $to }, { $place }, { $date }
on-this-machine = on this machine
kept-in-original = { $number ->
    [one] ‡ one passage stays in the original
   *[other] ‡ { $number } passages stay in the original
}
first-published = first published by { $names }
names-and = { $names } and { $last }
names-comma = { $names }, { $next }
minutes = { $number } min read
text-feed = feed text
text-full = full text
text-teaser = teaser
text-paywalled = teaser; the rest is for subscribers
text-failed = teaser, no full text
text-failed-why = teaser, no full text: { $reason }
text-crashed = the program crashed while reading this article; the command credit-lines shows it anyway
original = Original
original-in = Original in { $language }
translation-in = Translation in { $language }
version = Another version
version-in = Also in { $language }
further-reading = Read more:
updated = updated { $date }
no-text = The feed provides no text.
no-text-but-page = The feed provides no text. Press { $key } to read it in the browser.
date-and-time = { $day } { $month } { $year }, { $time }
date-short = { $day } { $month } { $year }
day-and-time = { $day } { $month } { $time }
months = January, February, March, April, May, June, July, August, September, October, November, December
months-short = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec

## What somebody did

role-author = Author
role-translator = Translation
role-editor = Editing
role-reporting = Reporting
role-additional-reporting = Additional reporting
role-contributor = Contribution
role-photographer = Photo
role-illustrator = Illustration
role-video = Video
role-agency = Agency
role-adapter = Adaptation
role-compiler = Compilation
role-machine-translation = Machine translation
role-original-language = Original language
role-original-publication = First published
role-dateline = Place
role-initials = Initials

## Names of languages

language-am = Amharic
language-ar = Arabic
language-az = Azerbaijani
language-be = Belarusian
language-bg = Bulgarian
language-bn = Bengali
language-bs = Bosnian
language-ca = Catalan
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-et = Estonian
language-eu = Basque
language-fa = Persian
language-fi = Finnish
language-fr = French
language-gl = Galician
language-he = Hebrew
language-hi = Hindi
language-hr = Croatian
language-hu = Hungarian
language-hy = Armenian
language-id = Indonesian
language-is = Icelandic
language-it = Italian
language-ja = Japanese
language-ka = Georgian
language-kk = Kazakh
language-ko = Korean
language-ku = Kurdish
language-lt = Lithuanian
language-lv = Latvian
language-mk = Macedonian
language-nl = Dutch
language-no = Norwegian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sk = Slovak
language-sl = Slovenian
language-sq = Albanian
language-sr = Serbian
language-sv = Swedish
language-sw = Swahili
language-ta = Tamil
language-th = Thai
language-tr = Turkish
language-uk = Ukrainian
language-ur = Urdu
language-vi = Vietnamese
language-zh = Chinese

## What is wrong in a file

wrong-unreadable = cannot be read ({ $reason }); the defaults are used
wrong-toml = this is not TOML: { $reason }
wrong-more = this file has more errors; they are reported once these are corrected
wrong-option-near = there is no option { $key }; did you mean { $near }?
wrong-option = there is no option { $key }; expected one of { $known }
wrong-text = expected text in quotes
wrong-word = expected one of { $known }
wrong-switch = expected true or false
wrong-number = expected a whole number from { $from } to { $to }
wrong-table = expected a table: { $example }
wrong-tables = expected tables: { $example }
wrong-list = expected a list: { $example }
wrong-names = expected a list of names: { $example }
wrong-selectors = expected a list of CSS selectors: { $example }
wrong-brackets = expected { $table } in double brackets
wrong-program = expected a program and its arguments: { $example }
wrong-header = { $name } cannot be sent as a header
wrong-own-header = { $name } is set by dateline itself
wrong-address = { $text } is not an address ({ $reason }); expected one that begins with { $known }
wrong-scheme = { $text } cannot be fetched; expected an address that begins with { $known }
wrong-proxy = { $text } is not a proxy; expected an address that begins with { $known }
wrong-account-url = this account has no url; expected url = "https://…", the base address of its server
wrong-account-twice = there are two accounts with the id { $id }
wrong-account-taken = there is an account with the id { $id } already
wrong-id = { $id } is not an id; use lower-case letters, digits, dots and hyphens, such as "home"
wrong-feed-gone = the feed { $id } no longer exists
wrong-locked = cannot be changed: { $reason }
wrong-unwritten = cannot be written: { $reason }
wrong-unread = cannot be read: { $reason }
wrong-toml-unchanged = is not TOML, so it was not changed: { $reason }
wrong-not-tables = { $name } is not a list of { $table }, so the file was not changed
wrong-too-large = would be larger than { $megabytes } MB, so it was not changed
wrong-section-twice = there is already a section of feeds named { $name }
wrong-import-large = it is larger than { $megabytes } MB; nothing was imported
wrong-import-many = it has more than { $count } feeds; nothing was imported
wrong-opml-broken = is broken in line { $line } ({ $reason }); nothing was imported
wrong-opml = is not OPML: { $reason }
wrong-opml-end = ends before </opml>, so the file is incomplete; nothing was imported
wrong-opml-none = is not OPML; expected <opml> with <outline xmlUrl="…">
wrong-urls = is neither OPML nor a list of addresses like newsboat's urls
wrong-urls-empty = is not OPML and contains no address
wrong-screen-first = expected keys under a screen: [headlines] before { $key }
wrong-key = { $word } is not a key; expected one like { $example }
wrong-key-count = expected 1 to { $most } keys with spaces between them
wrong-screen = there is no screen { $name }; expected one of { $known }
wrong-key-quits = { $key } always quits
wrong-command-place = { $command } does not work in { $screen }
wrong-keys-alike = { $one } and { $other } begin with the same keys, so one could never be used
wrong-pack = there is no pack named { $name }; `dateline packs` lists them
wrong-smart = a smart section needs a name and a query: { $example }
wrong-smart-twice = there are two smart sections named { $name }
wrong-filter = a filter needs a query and an action: { $example }
wrong-day = { $text } is not a date; expected one like 2026-12-31
wrong-query = expected a query such as { $example }
wrong-share = { $name } has no { $example }
wrong-site = a rule needs a host: { $example }
wrong-host = expected a host without scheme or path, like { $example }
wrong-selector = { $text } is not a CSS selector
wrong-edition = expected "none" or "built-in"; "none" is used
wrong-section = this section has no name; expected { $example }
wrong-language = { $tag } is not a language tag; expected one like "en" or "zh-Hant"
wrong-feed-url = this feed has no url; expected { $example }
wrong-colour = expected a colour: "#rrggbb", one of the terminal's like "cyan" or "bright-red", or "default"
wrong-engine = there is no engine named { $name }; define it in { $table }, or use "none"
wrong-command-near = there is no command { $name }; did you mean { $near }?
wrong-command = there is no command { $name }; : in the reader lists them all

## What fails

at-place = { $place }: { $what }
failure-and-cure = { $failure }; { $cure }

## What is wrong in a search

query-at = at character { $at } of the search: { $what }
query-long = a search has at most { $most } characters
query-many = a search has at most { $most } terms
query-or-first = OR needs a term before it
query-or-last = OR needs a term after it
query-or-state = OR cannot join words with is:unread, is:read, is:starred, tr:machine, story:, like:, since: or before:
query-or-not = OR cannot join a term with an excluded one
query-quote = the quotation mark is not closed
query-no-word = a word is missing
query-no-value = a value for { $text }: is missing
query-language = { $text } is not a language tag such as en or zh-Hant
query-is = is:{ $text } is not known; there are unread, read, starred, later, hidden, full and updated
query-has = has:{ $text } is not known; there is has:translation
query-story = { $text } is not a number of a story as `dateline stories` prints it
query-like = { $text } is not a number of an article as `dateline list` prints it
query-key = { $text }: is not known; there are by, tr, source, section, tag, lang, is, has, story, like, since and before
query-time = { $text } is not a time such as 36h, 2d, 3w or 2026-11-01

## What the system refuses

reason-not-found = no such file or directory
reason-not-regular = it is not a regular file
reason-changing = another program is changing it
reason-permission = permission denied
reason-exists = it exists already
reason-is-a-folder = it is a directory
reason-not-a-folder = a part of the path is not a directory
reason-disk-full = no space left on the disk
reason-read-only = the disk is write-protected
reason-refused = connection refused
reason-closed = the connection was closed
reason-ended = it ends too soon
reason-timeout = it took too long
reason-no-host = it has no host
reason-host = the host is not a valid name
reason-port = the port is not a number from 0 to 65535
reason-ip = the IP address is not valid
reason-no-scheme = it does not begin with https://

## What is wrong with a program

program-fault = the program { $program } { $fault }
program-slow = gave no answer within { $seconds } s
program-unstarted = cannot be run: { $reason }; is it installed?
program-too-much = printed far too much
program-failed = failed and did not say why
program-said = failed: { $said }
program-silent = printed nothing
filter-program = the program { $program } of a filter { $fault }
filter-programs-more = the programs of filters were not run for { $count } further articles
secret-no-program = no program is specified
secret-characters = it contains characters that HTTP does not allow in a header

## What cannot be fetched

fetch-status = the server answered { $status }
fetch-unchanged = the server answered { $status } (unchanged, though nothing was known to compare with)
fetch-refuses = the server answered { $status } (it refuses this reader)
fetch-not-found = the server answered { $status } (not found)
fetch-gone = the server answered { $status } (gone for good)
fetch-too-many = the server answered { $status } (too many requests)
fetch-server-fault = the server answered { $status } (server error)
fetch-elsewhere = { $to } answered { $status }; the login for { $from } is not sent there
fetch-too-large = the response is larger than { $megabytes } MB, the limit
fetch-timeout = no answer within { $seconds } s
fetch-address = this address cannot be fetched: { $address } ({ $reason })
fetch-scheme = this address cannot be fetched: { $address } (only http and https)
fetch-proxy = this proxy cannot be used: { $proxy } ({ $reason })
fetch-private = { $address } is refused: it leads to this machine or a private network, which addresses from outside must not reach
fetch-redirects = the server redirects more than { $count } times
fetch-host = no address found for { $host }: the name is wrong or there is no network
fetch-certificate-expired = insecure connection: the server's certificate has expired
fetch-certificate-not-yet = insecure connection: the server's certificate is not valid yet; check the clock of this machine
fetch-certificate-other-host = insecure connection: the server's certificate is for another host
fetch-certificate-unknown = insecure connection: the server's certificate is not signed by a trusted authority
fetch-certificate-revoked = insecure connection: the server's certificate has been revoked
fetch-certificate-other = insecure connection: the server's certificate cannot be verified ({ $reason })
fetch-broken = the response was cut off: { $reason }
fetch-malformed = the response cannot be read as HTTP: { $reason }
fetch-connection = no connection: { $reason }
fetch-secret = could not get the password: { $reason }
fetch-authority = the certificates in { $file } cannot be read: { $reason }
fetch-no-authority = the file { $file } has no certificate
fetch-no-network = there is no network
fetch-nothing = the server sent nothing
network-unusable = the network cannot be used: { $reason }
terminal-failed = the terminal failed: { $reason }

## What can be done

cure-user = `user`, `headers` or `user_agent` in feeds.toml may give access
cure-find = `dateline add` with the address of its site finds the new one
cure-find-of-page = `dateline add` with that address finds the feed that the page names
cure-remove = `dateline remove` removes it
cure-later = it will be tried again automatically
cure-later-or-browser = it will be tried again automatically; a browser shows what is there now
cure-browser = a browser shows what is there now
cure-browser-later = a browser shows what is there now; dateline tries again later
cure-new-address = write the new address into feeds.toml if you trust it
cure-megabytes = `max_megabytes` in feeds.toml allows more for this feed
cure-seconds = it will be tried again later; `timeout_seconds` gives it more time
cure-address = an address begins with https:// or http://
cure-proxy = correct `proxy` in feeds.toml
cure-own = if that address is yours, subscribe to it directly
cure-host = check the name in feeds.toml and the connection
cure-certificate = only its newsroom can correct that; `insecure_tls = true` accepts it
cure-secret = run the command that feeds.toml names to see what it says
cure-authority = `ca_file` in feeds.toml names a file of certificates in PEM
cure-network = check the connection; everything fetched earlier can be read
cure-login = open a page in a browser to see whether the network requires a login; nothing was changed
cure-start-again = nothing was changed here; to start again, use `dateline accounts remove` and `add`
cure-sent-again = unsent changes stay here and will be sent again
cure-unchanged = nothing was changed here; it will be tried again later
cure-waits = unsent changes stay here; it will be tried again later
cure-after = it asks to be tried again after { $seconds } s
cure-ca-file = `ca_file` in its [[account]] names the certificates for a server of your own
cure-password-of-its-own = FreshRSS and Miniflux have a separate password for this, different from that of the web page: set it there
cure-api-key = CommaFeed wants its API key as the password
cure-base-address = the base address is different: https://HOST/api/greader.php for FreshRSS, https://HOST/rest/googlereader for CommaFeed, the front page for Miniflux
cure-newer-server = a newer version of the server may support it
cure-allow-api = FreshRSS: allow API access in its authentication settings
cure-account = set it in its [[account]] in feeds.toml
cure-account-option = give it with { $option }
cure-front-page = give the address of its front page, or the base address that its settings show
cure-write-http = https was used: write http:// before the address of a server without encryption
cure-does-it-run = is the address right, and is the server running?

## What is no feed

feed-empty = the answer is empty
feed-page = the answer is a web page, not a feed
feed-json = this is not a readable feed: it is JSON, but no JSON Feed
feed-nothing = this is not a readable feed: it contains no RSS, Atom, RDF or JSON Feed
feed-unreadable = this is not a readable feed: { $reason }
feed-gave-up = this is not a readable feed: the parser gave up on it
feed-cut = the feed breaks off in line { $line }, before its first item
feed-hollow = the feed has neither a title nor items: its root ends in line { $line }
feed-no-entry = the feed has no items
feed-crashed = reading it failed; please report the feed as a bug in dateline
find-address = { $address } is not the address of a feed or page
find-no-feed = the page names no feed, and there is none at the usual addresses

## What is no article

page-address = expected the address of a page, such as https://news.example/story
page-gone = the article is no longer in the cache
page-not-kept = the page could not be saved
page-no-address = the article has no address
page-no-more = the page gives no more text than the feed
page-crashed = reading it failed; please report the page as a bug in dateline
page-front = the address leads to a list of articles
page-gallery = the page is a gallery of pictures
page-paywalled = the page is for subscribers
page-consent = the page asks for consent first
page-error = the page says that something went wrong
page-empty = the page has no text
page-not-found = no article was found in the page

## What is no picture

picture-kind = pictures of this format cannot be shown
picture-damaged = the picture is damaged
picture-damaged-why = the picture is damaged: { $reason }
picture-too-large = the picture is too large: { $width }×{ $height } pixels
picture-of-terminal = the terminal cannot show this picture
picture-room = the pictures above it use all the space there is

## What fails in the cache

cache-folder = the data folder { $path } cannot be written: { $reason }; choose another with --data DIR
cache-newer = the cache { $path } was written by a newer dateline; use that version, or another folder with --data DIR
cache-exists = { $path } exists already; a backup does not overwrite a file
newsboat-no-table = this is not a newsboat cache: it has no table of articles
newsboat-foreign = this is not a newsboat cache: { $reason }
newsboat-damaged = this newsboat cache is damaged: { $reason }
file-unread = { $path } cannot be read: { $reason }
file-unwritten = { $path } cannot be written: { $reason }

## What is wrong with a model

model-pieces = the model's list of word pieces is damaged
model-weights = the model's weights are damaged: { $name }
model-more = the model's weights are damaged: there are too many
model-read = the model cannot be read: { $reason }
model-unknown = { $path } is not a model that dateline supports; its SHA-256 is { $sha256 }. Supported: { $known }
model-damaged = the model { $name } is damaged ({ $reason }): remove it with `dateline models remove { $name }` and add it again

## What fails in a translation or a summary

translate-no-target = no target language; set to = "en" under [translate] in config.toml, or use --to
translate-no-engine = no engine is named for { $language }; with = "…" under [translate] in config.toml names one, and nothing is sent anywhere before
translate-unknown = there is no engine named { $engine }; define it as [translate.engine.{ $engine }] in config.toml
translate-no-source = the language of this article is unknown; state it with --from
translate-same = this article is already in { $language }
translate-reads = you read { $language } (languages of [translate] in config.toml), so it is not translated
translate-pair = the engine { $engine } does not translate { $pair }; the pairs it translates are listed in config.toml: { $known }
translate-offline = the engine { $engine } needs the network, and --offline opens no connection
translate-program = the program { $program } of the engine { $engine } { $fault }
translate-silent = the program { $program } of the engine { $engine } printed nothing for { $pair }: the text stays in the original. It may not know this pair, or fail without saying so; try it in a terminal
translate-engine = the engine { $engine }: { $fault }
translate-refused = the engine { $engine } answered { $status }
translate-unknown-key = the engine { $engine } answered { $status }: it rejected the key
translate-large = the engine { $engine } answered { $status }: the request is too large
translate-too-often = the engine { $engine } answered { $status }: too many requests; try again later
translate-used-up = the engine { $engine } answered { $status }: the character limit of this account is used up
translate-limit = the engine { $engine } has used { $sent } of the { $limit } characters per month that config.toml allows
answered-and-said = { $answered } ({ $said })
answer-page = it sent a web page instead of a translation; is its address right?
answer-not-json = it sent something other than JSON; is its address right?
answer-no-chat = its answer is not a chat completion; is its address right?
answer-said = it says: { $said }
answer-no-translation = there is no translation in its answer
answer-no-text = its answer has no text
summarize-unnamed = no summary engine is configured; name a program or a service under [summarize] in config.toml (until then nothing is sent)
answer-count = it got { $asked ->
    [one] 1 text
   *[other] { $asked } texts
} and returned { $came }
summarize-offline = summaries need the network, and no connection may be opened now
summarize-no-text = this article has no text to summarize
summarize-refused = { $host } answered { $status }

## What fails in a sync

sync-unknown-user = the server answered { $status } (unknown user or wrong password)
sync-refused-user = the server answered { $status } (it refuses this user)
sync-nothing-there = the server answered { $status } (there is nothing at this address)
sync-too-large = the server answered { $status } (too much was sent at once)
sync-cannot = the server answered { $status } (it does not support the request)
sync-off = the server answered { $status } (it is switched off or overloaded)
sync-moved = the server redirects to { $address }; secrets are sent only to the origin in feeds.toml
sync-incomplete = the account has no { $option }
sync-nobody = no server that dateline can sync with answers at { $address }
sync-gave-up = the server refused three times to change article { $item } ({ $reason }); giving up
sync-in-vain = the server confirmed changes that its lists do not show; sent again: { $count }
sync-dropped = changes sent three times without success and now dropped: { $count }
sync-in-both = subscribed here and on the server too: { $feeds }
wire-page = received a web page instead of data; a network that requires a login, or a wrong address, does that
wire-unreadable = the answer cannot be read: { $reason }
wire-cut = the answer breaks off: { $reason }
wire-no-object = the answer cannot be read: it is not a JSON object
wire-no-id = the answer cannot be read: an article of the list has no id
wire-lacks = the answer has no { $field }
wire-no-feeds = the answer has no list of feeds
wire-no-folders = the answer has no list of folders
wire-many-feeds = the answer lists more than { $most } feeds
wire-many-articles = the answer lists more than { $most } articles
wire-not-done = the server did not say that the change was made
wire-not-done-said = the server did not say that the change was made; it said: { $said }
wire-same-page = the server gives the same page of its list again and again
wire-empty-page = a page of the server's list is empty, though another is said to follow
wire-count = the server says that its list has { $said } ids and gave { $given }
wire-moving = the server's list changed each time it was read
wire-refused = the server refuses
wire-refused-said = the server refuses: { $said }
wire-no-feed-there = the server refuses: it found no feed there
wire-emptied = the server no longer has any of the articles that were unread or starred ({ $count }); was it set up again?
wire-forgotten = the server no longer has any of its feeds ({ $count }); was it set up again?

## What the command line says

and-also = { $what }; { $more }
in-line = line { $line }: { $what }
line-no-json = not JSON from column { $column } on
line-no-object = not a JSON object
line-lacks = the key { $key } is missing
line-wrong = the value of { $key } cannot be used
output-unwritten = the output cannot be written: { $reason }
threads-failed = the program cannot start its threads: { $reason }
reader-needs-terminal = the reader needs a terminal; in a pipe, use `dateline list` and `dateline show`
offline-contradicts = --offline cannot be combined with { $what }
offline-server = with --offline, nothing can be sent to the server of an account
account-unknown = there is no account named { $what }; `dateline accounts` lists them
feed-unknown = there is no feed named { $what }; `dateline feeds` lists them
feed-ambiguous = { $what } names several feeds; choose one by its id: { $known }
section-unknown = there is no section named { $what }; there are: { $known }
section-none = there is no section named { $what }: there is no section at all
section-unknown-near = there is no section named { $what }; did you mean { $near }?
article-unknown = there is no article { $what } in the cache
article-unnamed = { $what } is neither the number nor the address of an article; `dateline list` prints numbers
article-alone = article { $what } is in no story
credit-unknown = article { $article } has no credit { $what }
credit-malformed = { $what } is not a credit; expected one like { $example }, with one of these roles: { $known }
person-unknown = nobody in the cache is named { $what }; `dateline people` lists everybody
person-several = several people are named { $what }: { $known }
person-same-already = { $one } and { $other } are already one person
person-not-joined = { $what } is not joined with another name
person-also = Also { $name }, { $articles }
template-unknown = there is no { $what } in templates; there are: { $known }
schema-unknown = { $what } has no JSON output; these have: { $known }
export-format = this has other formats; expected one of { $known }
export-terminal = an EPUB cannot be printed on a terminal; use --output FILE
export-chapters = a book has at most { $most } chapters
export-nothing = there is nothing to export
export-nothing-left = there is nothing to export; the file was left as it was
all-defaults = all options have their defaults; { $path } can change them
articles-count = { $count ->
    [one] 1 article
   *[other] { $count } articles
}
entries-count = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
sections-count = { $count ->
    [one] 1 section
   *[other] { $count } sections
}
unread-count = { $count } unread
marks-waiting = { $count ->
    [one] 1 mark waits
   *[other] { $count } marks wait
}
marks-lost = { $count ->
    [one] 1 mark was
   *[other] { $count } marks were
} never sent to the server
texts-fetched = { $count ->
    [one] 1 full text
   *[other] { $count } full texts
}
never-fetched = never fetched
never-synced = never synced
synced-at = synced { $time }
no-accounts = there is no [[account]] in feeds.toml; `dateline accounts add` adds one
account-added = { $url } was added as { $id } ({ $protocol }, { $feeds }); `dateline sync` fetches its articles
account-well = all is well, { $feeds }
account-removed = { $id } was removed with { $articles }; { $kept } stay, because they are starred or in other feeds
feed-added-there = { $url } was added on { $account }; `dateline sync` fetches its articles
feed-already = { $title } is already subscribed, in { $section } ({ $id }): { $url }
feed-again = { $title } is switched on again, in { $section } ({ $id })
feed-added-to = { $title } was added to { $section } ({ $id })
feed-taken-out = { $what } was removed; its articles stay in the cache
feed-left = unsubscribed from { $what } on { $account }; its articles stay in the cache
feed-fetched = { $articles }, fetched { $time }
feed-from = { $articles }, from { $account }
section-by-edition = the built-in edition has it there
section-by-site = other feeds of its site are there
section-by-name = its name contains that of the section
section-by-language = most feeds in its language are there
section-by-nothing = --section puts a feed elsewhere
feeds-several = the page names { $count ->
    [one] 1 feed
   *[other] { $count } feeds
}; choose one with --feed 1, or give its address
feed-number-unknown = there is no feed { $number }; the page names { $count }
ask-feed = which one, 1 to { $count }?
no-feed-chosen = no feed was chosen, and none was added
untitled = untitled
page-kept = { $title } was saved and starred ({ $id })
undo-in-reader = the command undo in the reader reverses it
version-by-person = there is a human version: { $what }
not-indexed = search is incomplete: { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} not indexed yet
import-done = { $added ->
    [one] 1 feed
   *[other] { $added } feeds
} added, { $known } already there, { $refused } refused
import-refused = { $what } was refused: { $reason }
import-twice = { $what } appears more than once; the first one is used
import-smart = { $what } became a smart section
import-hidden = { $what } was hidden (!) and is shown here
import-query = this query cannot be expressed here; write it as a smart section
import-program = it names a program to run; programs named in an imported file are never run
newsboat-done = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $read } read, { $starred } starred
newsboat-strange = the articles of { $count ->
    [one] 1 feed
   *[other] { $count } feeds
} were left out, because the feeds are not subscribed; import newsboat's urls first
refresh-done = { $new } new, { $changed } changed; { $unchanged ->
    [one] 1 feed
   *[other] { $unchanged } feeds
} unchanged, { $failed } failed
sync-done = { $sent ->
    [one] 1 mark
   *[other] { $sent } marks
} sent; { $new ->
    [one] 1 article
   *[other] { $new } articles
} new, { $changed } changed, { $states ->
    [one] 1 mark
   *[other] { $states } marks
} received
sync-would = { $sent ->
    [one] 1 mark
   *[other] { $sent } marks
} would be sent, { $new ->
    [one] 1 article
   *[other] { $new } articles
} fetched, { $states ->
    [one] 1 mark
   *[other] { $states } marks
} received
sync-elsewhere = another dateline is syncing this cache
pictures-stored = pictures in the cache: { $count }
pictures-missing = pictures not fetched: { $count }
pages-paywalled = for subscribers only: { $count }
pages-failed = pages not fetched: { $count }
model-added = { $what } was added; its licence is { $licence }: { $path }
model-name-unknown = there is no model named { $what }; there are: { $known }
model-not-added = { $what } was not added
model-reads = the model reads all articles; if you stop it, the reader continues later
model-has-read = { $count ->
    [one] 1 article
   *[other] { $count } articles
} read by the model
model-progress = { $done } of { $all } articles read
credits-reread = { $read ->
    [one] 1 article
   *[other] { $read } articles
} read again, { $changed } with other credits than before
pages-reread = { $read ->
    [one] 1 page
   *[other] { $read } pages
} read again, { $changed ->
    [one] 1 article
   *[other] { $changed } articles
} changed
salvaged = { $articles } saved to { $path }
salvaged-all = nothing was lost
salvaged-torn = incomplete: { $what }
newest-of = newest { $time }

## What the doctor finds

check-good = good
check-wrong = WRONG
check-repaired = repaired
check-terminal = terminal
check-folders = folders
check-configuration = configuration
check-log = log
check-cache = cache
check-model = model
check-feeds = feeds
check-clock = clock
check-network = network
cache-in = the cache is in { $path }
files-in = your files are in { $path }
folder-read-only = { $path } cannot be written
folder-is-none = { $path } is not a folder
folder-missing = { $path } does not exist yet
cure-folder-read-only = the reader works, but cannot save feeds and settings; choose another folder with --config DIR
cure-folder-is-none = move it away, or choose another folder with --config DIR
cure-folder-missing = it is created when you add a feed or change a setting; until then you read the built-in edition
files-well = { $feeds } in { $sections }, and no error in your files
cure-files = correct the line; until then it is ignored
log-at = -v or DATELINE_LOG writes a log: { $path }
cache-sound = the cache is sound
cure-repair = `dateline doctor --repair` repairs what can be repaired
cure-cache-read-only = free space on that disk, or make it writable; --data DIR chooses another folder
cure-model = remove the model and add it again
cache-translated = { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
} translated, in { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}: { $kilobytes } kB
feeds-answered = { $answered } of { $all } feeds answered when last fetched
feeds-unasked = { $count ->
    [one] 1 feed was
   *[other] { $count } feeds were
} never fetched
feeds-failed = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
} failed, such as { $names }
feeds-gone = { $count ->
    [one] 1 feed is
   *[other] { $count } feeds are
} gone for good, such as { $names }
feeds-moved = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
} moved and followed, such as { $names }
cure-unasked = `dateline refresh` fetches them
cure-failed = `dateline feeds` says why; `dateline doctor --feeds` tries all of them now
cure-gone = `dateline remove` removes them
cure-moved = `dateline feeds --json` prints the new addresses; write them into feeds.toml
clock-well = it is { $time } ({ $zone })
clock-early = the clock says { $time } ({ $zone }), which is before this program was written
clock-late = the clock says { $time } ({ $zone }), but feeds were fetched later than that
cure-clock = set the clock of this machine: dates of articles, certificates and the schedule of feeds depend on it
zone-unnamed = a zone without a name
network-untried = there are no feeds to try
network-well = { $answered } of { $all } feeds answered now
network-none = no feed could be reached
network-proxy = requests go through the proxy in { $names }
cure-no-answer = check the connection, a login page, the proxy and the firewall; you can read everything fetched before
cure-certificates = the certificates of this system may be missing
terminal-no-color = no colours, because NO_COLOR is set
terminal-all-colours = all colours; the theme is { $name }
terminal-some-colours = { $count } colours; the theme is { $name }
cure-colours = a terminal with all colours sets COLORTERM=truecolor
terminal-pictures = pictures are shown in full ({ $protocol })
terminal-pictures-later = pictures: detected when the reader runs in a terminal
terminal-blocks = pictures are shown as half blocks
terminal-no-pictures = no pictures
cure-blocks = kitty, Ghostty, foot, WezTerm and iTerm2 show pictures in full; inside tmux, only blocks are reliable
cure-no-pictures = pictures = "blocks" in config.toml shows them wherever there are colours
terminal-bidi = the terminal orders Arabic and Hebrew itself
terminal-bidi-words = dateline orders the words of Arabic and Hebrew, the terminal their letters
terminal-bidi-app = dateline orders Arabic and Hebrew
terminal-bidi-off = Arabic and Hebrew are shown in logical order
cure-bidi = if such text appears backwards, try bidi = "terminal" in config.toml
cure-bidi-off = bidi = "auto" in config.toml puts them in order
terminal-links = links are sent to the terminal (OSC 8)
terminal-copies = copied text goes to the terminal (OSC 52)
terminal-no-copies = this terminal does not accept copied text (OSC 52)
cure-no-copies = select with the mouse and Shift, or use another terminal
cure-tmux-copies = tmux passes copied text on with: set -g set-clipboard on
terminal-widths = the terminal draws letters wider or narrower than they are: { $letters }
terminal-widths-well = letters and emoji have the expected width
terminal-widths-unknown = the terminal does not report how wide it draws letters
cure-widths = rows with such letters may be misaligned; a newer terminal, or its setting for Unicode widths, helps

## What is wrong in the cache

cache-strangers = orphaned rows: { $count }
cache-index-damaged = the search index is damaged
cache-late-feeds = feeds that a wrong clock kept from being fetched for a long time: { $count }
cache-unreadable-texts = articles whose text cannot be read: { $count }
cache-unreadable-articles = articles whose full text cannot be read: { $count }
cache-unreadable-pages = stored pages that cannot be read: { $count }
cache-dates = articles with an impossible date: { $count }
cache-account-unread = articles marked as read, but unread in an account: { $count }
cache-account-starred = articles starred in an account, but not here: { $count }
cache-placements = rows of sections whose date or state differs from the article's: { $count }
cache-entries = entries whose date or state differs from the article's: { $count }
cache-no-text = articles without text or evidence: { $count }
cache-text-kind = articles whose text is not of the kind recorded: { $count }
cache-no-attempt = articles whose page failed without a record of it: { $count }
cache-no-feed = articles in no feed: { $count }
cache-listed = articles with a wrong note of whether sections show them: { $count }
cache-hidden-shown = hidden articles that a section shows: { $count }
cache-section-counts = sections with wrong counts: { $count }
cache-feed-counts = feeds with wrong counts: { $count }
cache-unsearchable = articles missing from the search index: { $count }
cache-no-meaning = articles missing from the index of meanings: { $count }
cache-empty-stories = stories without articles: { $count }
cache-wrong-stories = articles in a story that is gone or that they were taken out of: { $count }
cache-folded = stories whose rows are grouped wrongly: { $count }
cache-index-rest = removed articles still in the search index: { $count }
