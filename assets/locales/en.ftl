# The words of the interface in English.

## Names of commands' deeds, as the help tells them

help-down = next headline, or scroll the article down
help-up = previous headline, or scroll the article up
help-top = top
help-bottom = bottom
help-page-down = a page down
help-page-up = a page up
help-half-page-down = half a page down
help-half-page-up = half a page up
help-open = read the article; in a panel, choose
help-read-on = read on: a page, then the next unread article
help-scroll-down = scroll the article beside the headlines down
help-scroll-up = scroll the article beside the headlines up
help-next-unread = next unread article; next match while matches are shown
help-previous-unread = previous unread article; previous match
help-previous-section = previous section
help-next-section = next section
help-section = go to a section
help-density = lists with more or less of each headline
help-zen = the article alone on the screen, or with its list again
help-today = what came today, of all sections
help-all = all sections in one list
help-starred = what is starred
help-show-new = show the new headlines that wait above the list
help-language = only the language of the selected article, or all again
help-toggle-read = mark as read or unread
help-star = star, or take the star away
help-hide = hide, so that no list shows it; is:hidden finds it
help-mark-section-read = mark the whole section, search or list as read
help-mark-above-read = mark this and what is above it as read
help-mark-below-read = mark this and what is below it as read
help-range = select from here on: j and k go on, then m, s, d, A or y does it to all
help-undo = undo the last change of what is read, starred or hidden, or of the subscriptions
help-redo = do again what was undone
help-search = search the cache; in an article or a panel, find in it
help-browse = open in the browser
help-browse-and-read = open the page in the browser and mark the article as read
help-credits = who made the article; Enter there opens everything of a person
help-credit-lines = the text with the lines that became credits, or without
help-full-text = fetch the full text from the page
help-download = prepare the section to be read without a network
help-other-version = the original of a translation, or another version; back again
help-links = links: letters open one, y and letters copy one
help-copy-address = copy the address of the article
help-copy-quotation = copy the passage at the top of the screen, with its credits
help-share = save the article as Markdown, HTML or EPUB, or give it to a program
help-changes = what was changed in the article since it was published
help-pictures = pictures off, or on again
help-narrower = a narrower column
help-wider = a wider column
help-refresh-section = refresh the feeds of the section
help-refresh = refresh every feed
help-feeds = feeds and how they are; again for the next that failed
help-subscriptions = subscriptions: feeds and packs, on and off
help-add-feed = add a feed by its address, or that of a page
help-rename-feed = give the feed another name
help-move-feed = move the feed to another section
help-remove-feed = remove the feed; one of the edition is turned off
help-people = everybody who wrote or translated something in the cache
help-messages = what the status line told
help-settings = the settings
help-theme = choose the colours, each shown at once
help-commands = every command by its name, the last used first
help-go-to = go to a section, a feed or a person by a few letters
help-help = help: what the keys do here
help-back = back; in the headlines of a section, quit
help-cancel = end matches, search or panel; back, but never quit
help-redraw = draw the screen anew
help-quit = quit
help-suspend = suspend; fg continues

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
hint-begin = begin to read
hint-turn = in or out
hint-switch = on or off
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
keys-mean-nothing = { $keys } means nothing here
with-credit-lines = with the lines that became credits; { $key } takes them out again
offline-nothing-fetched = offline: started with --offline, so nothing is fetched
nothing-unread-behind = nothing unread behind this
nothing-unread-before = nothing unread before this
everything-read = everything is read
open-article-first = open an article first: its credits are shown here
column-of = a column of { $cells } cells
no-full-text = no full text: { $reason }
download-runs = an edition is being prepared already
download-done = { $articles } articles can be read without a network; { $fetched } pages fetched
download-lacking = without their whole text: { $count }, pictures missing: { $pictures }
no-version = no other version of this article is known
version-elsewhere = it is not in the cache: { $address }
version-fetching = fetching { $address }
version-failed = it could not be had: { $reason }
in-no-list = this article stands in no list
article-gone = this article is no longer in the cache
refresh-runs = a refresh is running already
outage-no-network = no network; what was fetched before is all here
outage-guide-only = no network yet: the guide is here to read, and { $key } tries again
outage-portal = the network answers every feed with a page of { $host }: log in there in a browser first
refreshed = refreshed: { $new ->
    [one] 1 new article
   *[other] { $new } new articles
} from { $feeds ->
    [one] 1 feed
   *[other] { $feeds } feeds
}
hidden = hidden; { $key } undoes it, and a search for is:hidden finds it
shown-again = back in the lists; { $key } undoes it
marked-read = { $count ->
    [one] 1 article is marked as read
   *[other] { $count } articles are marked as read
}; { $key } undoes it
ask-mark-read = mark { $count } articles as read? y or Enter does it:
all-read-already = everything here is read already
quoted = the passage is copied, with its credits
range-of = { $count } selected: { $read } read or unread, { $star } star, { $key } ends it
marked-range = { $count } marked; { $key } undoes it
nothing-to-quote = no text on the screen to copy
saved = saved: { $what }
not-saved = not saved: { $what }
shared = given to { $what }
not-shared = not given: { $what }
no-pictures = no pictures here: the settings or the terminal have none
pictures-off = without pictures
pictures-on = with pictures
no-color-set = NO_COLOR is set, so all themes look alike
undone = undone: { $what }
redone = done again: { $what }
nothing-to-undo = nothing to undo
nothing-to-redo = nothing to do again
step-read = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} read now
step-unread = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} unread now
step-starred = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} starred now
step-unstarred = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} without a star now
step-hidden = { $count ->
    [one] 1 article is
   *[other] { $count } articles are
} hidden now
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
more-waiting = (+{ $count })
found = { $count } found
found-so-far = { $count } found so far, { $waiting } articles are still to be indexed
matches = { $number } of { $count }
no-matches = nothing found
steps-of-matches = { $next } next  { $previous } previous  { $done } done
hints-open = letters open a link  y copy instead  Esc done
hints-copy = letters copy a link  y open instead  Esc done
refreshing = refresh { $progress }
downloading = download { $progress }
failed = { $count } failed ({ $key })
percent = { $number } %
offline = offline

## Lists

section-today = Today
section-all = All
section-starred = Starred
new-headlines = { $count ->
    [one] 1 new headline
   *[other] { $count } new headlines
} ({ $key })
density-compact = a line for each headline
density-comfortable = title, source and date of each headline
density-standfirst = the beginning of each article as well
day-heading = { $weekday }, { $day } { $month }
weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
nothing-new = nothing new waits here
language-only = { $language } only; { $key } shows all languages again
language-all = all languages again
language-unknown = the language of this article is not known
language-in-sections = languages are chosen in sections; in a search write lang:ro

nothing-found = Nothing found.
search-help = Words, "phrases", -not, OR, by: tr: lang: is:unread since:2d …
fetching = Fetching the news …
no-articles = No articles here yet. { $key } refreshes every feed.
too-small = This terminal is too small: dateline needs { $columns }×{ $rows } cells.
ago-now = now
ago-minutes = { $number } min
ago-hours = { $number } h
ago-days = { $number } d
mark-full = full
mark-teaser = teaser
mark-paywalled = paywalled
mark-failed = failed
mark-crashed = not read
people-translated = tr. { $names }
people-both = { $authors }, tr. { $translators }
everything-of = { $name }: everything in the cache · { $key } back

## Panels

panel-help = Keys
panel-feeds = Feeds
panel-credits = Who made it
panel-themes = Colours
panel-messages = Messages
panel-people = People
panel-go-to = Go to
panel-options = Settings
panel-changes = Changes
panel-share = Share
said-section = { $name }: { $count } unread
said-read = read
said-unread = unread
said-starred = starred
said-not-starred = without a star
panel-subscriptions = Subscriptions
panel-sections = Move to
panel-found = Which of them?
panel-edition = What do you want to read?
edition-what = { $read } begins to read. { $turn } takes a row in or out; everything can be changed later.
edition-built-in = World news
edition-about = nine sections, in English
edition-kept = The edition is chosen; { $key } changes it.
edition-empty = Nothing is subscribed to yet; { $key } adds feeds and packs.
packs = Packs
new-section = a new section …
feeds-count = { $count ->
    [one] 1 feed
   *[other] { $count } feeds
}
no-such-feed = No feed is called so.
pack-on-or-off = a pack is turned on or off by { $key }
ask-address = Address of a feed or a page:
ask-title = Name:
ask-section = Name of the section:
looking-for-feed = looking for a feed: { $what }
feed-on = { $what } is on again; { $key } undoes it
feed-off = { $what } is off, its articles stay in the cache; { $key } undoes it
feed-renamed = it is called { $what } now; { $key } undoes it
feed-moved = { $what }; { $key } undoes it
feed-removed = { $what } is removed, its articles stay in the cache; { $key } undoes it
feed-added = { $what } is added; { $key } undoes it
feed-known = { $what } is there already
pack-on = the pack { $what } is on; { $key } undoes it
pack-off = the pack { $what } is off; { $key } undoes it
feeds-undone = the subscriptions are as they were
feeds-nothing-to-undo = no change of the subscriptions to undo
feeds-changed-elsewhere = feeds.toml was changed elsewhere since then, so it stays as it is
no-messages = Nothing was told yet.
nobody-found = Nobody of that name.
go-to-nothing = Nothing is called like { $text }.
go-to-section = section
go-to-feed = feed
go-to-person = person
more-people = There are more: / looks for a name.
ask-option = Enter keeps it, Esc leaves it as it was
option-kept = kept in { $what }
option-kept-for-start = kept in { $what }; it holds from the next start
nothing-to-refresh = There are no feeds here to refresh.
refresh-elsewhere = another dateline is refreshing this cache right now
browser-opened = opened in the browser: { $what }
browser-lacks = no browser could be started; the address is { $what }
cache-full = there is no room left on the disk for the cache { $what }; what was there before is still there
cache-damaged = the cache { $what } is damaged; nothing was changed in it. Move it away and dateline starts a new one, or put a backup in its place
cache-failed = the cache failed: { $what }
feeds-stay = { $what }; the feeds stay as they were
download-elsewhere = another dateline is preparing an edition from this cache right now
theme-unknown = no theme is called { $what }
theme-too-rich = the theme { $what } needs more colours than this terminal says it has (COLORTERM)
browser-refuses = not an address for a browser: { $what }
never-changed = Nothing was changed since it came.
changed-on = Changed, as seen on { $date }
share-markdown = save as Markdown
share-html = save as HTML
share-epub = save as EPUB
in-article = In the article:
in-headlines = In the headlines:
in-subscriptions = In the subscriptions:
only-in-subscriptions = in the subscriptions: { $help }
no-such-key = No key does anything with { $text }.
no-such-command = There is no command like { $text }.
more-below = ▼ { $key }: { $count } more
nobody-named = Nobody is named.
choose-person = { $key }: everything this person made
no-feeds = There are no feeds.
light-ground = on a light ground
dark-ground = on a dark ground
no-colours = no colours
last-answer = last answer: { $when }
never-answered = never answered
kilobytes = { $number } kB
a-week = { $number } a week
next-try = next { $when }
moved-to = moved to { $address }
item-unreadable = item { $number } in line { $line } cannot be read: { $reason }{ $more ->
    [0] {""}
    [one] , and another like it
   *[other] , and { $more } others
}; the other items are kept, and the newsroom can mend it
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
first-published = first published by { $names }
names-and = { $names } and { $last }
names-comma = { $names }, { $next }
minutes = { $number } min
text-feed = feed text
text-full = full text
text-teaser = teaser
text-paywalled = teaser, the rest is for subscribers
text-failed = teaser, no full text
text-failed-why = teaser, no full text: { $reason }
text-crashed = the program ended while this was read; the command credit-lines shows it all the same
original = Original
original-in = Original in { $language }
translation-in = Translation in { $language }
version = Another version
version-in = Also in { $language }
further-reading = Read more:
updated = updated { $date }
no-text = The feed gives no text.
no-text-but-page = The feed gives no text. Press { $key } to read it in the browser.
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
