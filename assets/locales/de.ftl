# Die Wörter der Oberfläche auf Deutsch.
# Translated by a machine from en.ftl, and not yet read by somebody who speaks the language.

help-down = nächste Überschrift, oder Artikel abwärts rollen
help-up = vorige Überschrift, oder Artikel aufwärts rollen
help-top = an den Anfang
help-bottom = ans Ende
help-page-down = eine Seite abwärts
help-page-up = eine Seite aufwärts
help-half-page-down = eine halbe Seite abwärts
help-half-page-up = eine halbe Seite aufwärts
help-open = Artikel lesen; in einem Fenster auswählen
help-read-on = weiterlesen: eine Seite, dann der nächste ungelesene Artikel; in der Liste der Quellen an oder aus
help-scroll-down = den Artikel neben den Überschriften abwärts rollen
help-scroll-up = den Artikel neben den Überschriften aufwärts rollen
help-next-unread = nächster ungelesener Artikel; nächste Fundstelle, solange welche gezeigt werden
help-previous-unread = voriger ungelesener Artikel; vorige Fundstelle
help-previous-section = voriges Ressort
help-next-section = nächstes Ressort
help-section = zu einem Ressort gehen
help-density = Listen mit mehr oder weniger von jeder Überschrift
help-group-stories = eine Zeile je Text, je Geschichte oder je Artikel
help-zen = nur der Artikel auf dem Bildschirm, oder wieder mit seiner Liste
help-today = was heute kam, aus allen Ressorts
help-all = alle Ressorts in einer Liste
help-starred = Artikel mit Stern
help-later = zum späteren Lesen Zurückgelegtes
help-unread-only = nur Ungelesenes dieser Liste, oder alles; wird für jede Liste gemerkt
help-order = Reihenfolge der Liste: Neueste, Älteste, nach Quelle, am längsten Ungelesenes zuerst
help-feed-list = alle Artikel der Quelle dieses Artikels
help-front-page = Titelseite: Geschichten nach Redaktionen und eigenen Texten
help-catch-up = Ungelesenes aufholen: einiges behalten, den Rest erledigen
help-show-new = die neuen Überschriften zeigen, die über der Liste warten
help-language = nur die Sprache des gewählten Artikels, oder wieder alle
help-toggle-read = als gelesen oder ungelesen markieren
help-star = Stern setzen oder wegnehmen
help-read-later = zum späteren Lesen zurücklegen, oder nicht mehr
help-hide = verbergen, sodass keine Liste es zeigt; is:hidden findet es
help-mark-section-read = das Ressort, oder was gefunden wurde, als gelesen markieren
help-mark-above-read = diesen und alle darüber als gelesen markieren
help-mark-below-read = diesen und alle darunter als gelesen markieren
help-mark-feed-read = alles aus der Quelle dieses Artikels als gelesen markieren
help-mark-older-read = als gelesen markieren, was älter ist als: 3d, 2w
help-mark-all-read = alles in allen Ressorts als gelesen markieren
help-range = von hier an auswählen: j und k gehen weiter, dann gilt m, s, d, A oder y für alle
help-undo = die letzte Änderung von Gelesenem, Sternen, Verborgenem, Angaben, Abonnements oder Einstellungen zurücknehmen
help-redo = Zurückgenommenes wiederholen
help-search = im Speicher suchen; in Artikel oder Fenster darin suchen
help-browse = im Browser öffnen
help-browse-and-read = die Seite im Browser öffnen und den Artikel als gelesen markieren
help-credits = Angaben; ein Name führt zur Seite der Person
help-credit-lines = der Text mit den Zeilen, die zu Angaben wurden, oder ohne sie
help-full-text = den vollen Text von der Seite holen
help-download = das Ressort zum Lesen ohne Netz vorbereiten: volle Texte und Bilder
help-other-version = Übersetzung und Original nebeneinander, dann das andere allein; auf schmalen Terminals im Wechsel
help-translate = maschinell: Übersetzung unter jedem Absatz, Übersetzung allein, Original
help-summarize = Zusammenfassung durch eine Maschine, die Sie genannt haben
help-links = Verweise: Buchstaben öffnen einen, y und Buchstaben kopieren einen
help-copy-address = die Adresse des Artikels kopieren
help-copy-quotation = den obersten Absatz des Bildschirms samt Angaben kopieren
help-history-back = der Artikel, der vor diesem gelesen wurde
help-history-forward = wieder vorwärts im Gelesenen
help-share = den Artikel als Markdown, HTML oder EPUB sichern oder an ein Programm geben
help-changes = was am Artikel geändert wurde, auch durch Nachdrucke
help-story = alle Artikel der Geschichte: wer sie zuerst brachte, wessen Text es ist, wer übersetzte
help-split = Artikel aus der Geschichte nehmen, Angabe streichen oder Schreibung trennen; lässt sich zurücknehmen
help-correct-name = den Namen einer Angabe berichtigen
help-correct-role = berichtigen, was jemand am Artikel tat
help-join = zwei Schreibungen oder Redaktionen einer Person verbinden
help-like = Artikel über dasselbe, in jeder Sprache (braucht ein Bedeutungsmodell)
help-follow-story = der Geschichte folgen: Neues von ihr steht oben
help-mute-story = die Geschichte stumm schalten: neue Artikel kommen als gelesen an
help-pictures = Bilder aus, oder wieder an
help-narrower = eine schmalere Spalte
help-wider = eine breitere Spalte
help-refresh-section = die Quellen des Ressorts abrufen
help-refresh = alle Quellen abrufen
help-feeds = alle Quellen und Pakete: fehlgeschlagene zuerst, Ungelesenes, Änderungen; noch einmal für die nächste fehlgeschlagene
help-subscriptions = alle Quellen, bei der dieses Artikels
help-add-feed = eine Quelle nach ihrer Adresse oder der einer Seite hinzufügen
help-rename-feed = der Quelle einen anderen Namen geben
help-move-feed = die Quelle in ein anderes Ressort stellen
help-remove-feed = die Quelle entfernen; eine der Ausgabe wird ausgeschaltet
help-people = alle, die etwas im Speicher geschrieben oder übersetzt haben
help-messages = was die Statuszeile gesagt hat
help-settings = die Einstellungen
help-theme = Farben wählen, jede sofort zu sehen
help-commands = jeder Befehl mit Namen, die zuletzt benutzten zuerst
help-go-to = zu einem Ressort, einer Quelle oder einer Person durch ein paar Buchstaben
help-help = Hilfe: was die Tasten hier tun
help-back = zurück; in den Überschriften eines Ressorts beenden
help-cancel = Fundstellen, Suche oder Fenster schließen; zurück, aber nie beenden
help-redraw = den Bildschirm neu zeichnen
help-quit = beenden
help-suspend = anhalten; fg setzt fort

hint-down = bewegen
hint-open = lesen
hint-read-on = weiterlesen
hint-next-unread = nächster neuer
hint-next-section = Ressort
hint-star = Stern
hint-search = suchen
hint-refresh = abrufen
hint-help = Hilfe
hint-choose = wählen
hint-begin = lesen beginnen
hint-turn = dazu oder weg
hint-switch = an oder aus
hint-articles = Artikel
hint-add-feed = neu
hint-rename-feed = umbenennen
hint-move-feed = verschieben
hint-remove-feed = entfernen
hint-undo = zurück
hint-back = zurück
hint-quit = beenden

no-such-text = nicht gefunden: { $text }
no-link = kein Verweis auf dem Bildschirm
no-address = dieser Artikel hat keine Adresse
copied = kopiert: { $text }
keys-mean-nothing = { $keys } tut hier nichts; { $help } zeigt die Tasten
paste-nowhere = hier lässt sich nichts einfügen; { $key } beginnt eine Suche
with-credit-lines = mit den Zeilen, die zu Angaben wurden; { $key } nimmt sie wieder heraus
offline-nothing-fetched = offline: mit --offline gestartet, es wird nichts geholt
nothing-unread-behind = danach ist nichts ungelesen
nothing-unread-before = davor ist nichts ungelesen
everything-read = alles ist gelesen
open-article-first = zuerst einen Artikel öffnen: seine Angaben stehen dann hier
news-arrived = neue Artikel: { $count }
said-help = { $key } für Hilfe
said-place = { $number } von { $count }
version-beside = nebeneinander; { $key } zeigt die andere Fassung allein
ask-credit-name = Name:
nothing-to-correct = dort ist nichts zu berichtigen
credit-corrected = Angabe berichtigt; { $key } nimmt es zurück
credit-struck = Angabe gestrichen; { $key } nimmt es zurück
person-joined-now = als eine Person verbunden; { $key } nimmt es zurück
person-parted = wieder zwei Personen; { $key } nimmt es zurück
person-followed = { $what } ist jetzt ein Ressort; { $key } in der Liste der Quellen nimmt es zurück
column-of = eine Spalte von { $cells } Zellen
no-full-text = kein voller Text: { $reason }
download-done = bereit zum Lesen ohne Netz: { $articles }; Seiten geholt: { $fetched }
panel-download = Download
download-articles = { $done } von { $total } Artikeln
download-translating = { $done } von { $total } Artikeln übersetzt
download-looking = es wird gesucht, was noch nicht im Cache ist
download-nothing = keine Artikel zum Herunterladen
download-megabytes = { $count } MB geholt
download-lacks = Ohne ganzen Text: { $count }
download-whole = jeder Artikel hat seinen ganzen Text
download-pictures = Bilder, die nicht zu holen waren: { $count }
download-untried = die Seite wurde noch nicht geholt
download-over = fertig; { $key } holt, was neu ist oder fehlt
download-lacking = ohne vollen Text: { $count }, ohne Bilder: { $pictures }
download-translated = auch übersetzt: { $count }
no-version = eine andere Fassung dieses Artikels ist nicht bekannt
version-elsewhere = nicht im Speicher: { $address }
version-fetching = hole { $address }
version-failed = nicht zu bekommen: { $reason }
translating = wird übersetzt ({ $key } hält an)
translating-already = wird schon übersetzt; { $key } hält an
translating-stopped = Übersetzung angehalten; was kam, bleibt
translation-failed = nicht übersetzt: { $reason }
translation-broke-off = der Rest bleibt im Original: { $reason }
ahead-failed = einige Artikel sind nicht übersetzt: { $what }
titles-not-translated = Überschriften bleiben vorerst im Original: { $what }
summary-by = Von einer Maschine aus diesem Text gemacht: { $engine }, { $place }, { $date }
summary-failed = keine Zusammenfassung: { $reason }
translated-by-person = ein Mensch hat es auf { $language } geschrieben: { $key } zeigt das, { $again } übersetzt trotzdem maschinell
translate-without-credit-lines = was zu Angaben wurde, wird nicht übersetzt; zuerst den Text ohne diese Zeilen zeigen
in-no-list = dieser Artikel steht in keiner Liste
article-gone = dieser Artikel ist nicht mehr im Speicher
refresh-runs = es wird schon abgerufen
outage-no-network = kein Netz; was früher geholt wurde, ist alles da
outage-guide-only = noch kein Netz: die Anleitung ist zu lesen da, und { $key } versucht es wieder
outage-portal = das Netz antwortet auf jede Quelle mit einer Seite von { $host }: dort erst im Browser anmelden
refreshed = abgerufen: { $new } neue Artikel aus { $feeds } Quellen
hidden = verborgen; { $key } nimmt es zurück, und die Suche is:hidden findet es
shown-again = wieder in den Listen; { $key } nimmt es zurück
marked-read = { $count } Artikel als gelesen markiert; { $key } nimmt es zurück
ask-mark-read = { $count } Artikel als gelesen markieren? y oder Enter tut es:
all-read-already = hier ist schon alles gelesen
quoted = der Absatz ist samt Angaben kopiert
range-of = { $count } ausgewählt: { $read } gelesen oder nicht, { $star } Stern, { $key } beendet das
marked-range = { $count } markiert; { $key } nimmt es zurück
marked-none = dort gibt es nichts zu ändern
nothing-to-quote = kein Text auf dem Bildschirm zum Kopieren
saved = gesichert: { $what }
not-saved = nicht gesichert: { $what }
shared = übergeben an { $what }
not-shared = nicht übergeben: { $what }
no-pictures = hier keine Bilder: Einstellungen oder Terminal haben keine
pictures-off = ohne Bilder
pictures-on = mit Bildern
no-color-set = NO_COLOR ist gesetzt, darum sehen alle Farben gleich aus
undone = zurückgenommen: { $what }
redone = wiederholt: { $what }
nothing-to-undo = nichts zurückzunehmen
nothing-to-redo = nichts zu wiederholen
step-read = jetzt gelesen: { $count }
step-unread = jetzt ungelesen: { $count }
step-starred = jetzt mit Stern: { $count }
step-unstarred = jetzt ohne Stern: { $count }
step-later = jetzt zurückgelegt: { $count }
step-not-later = nicht mehr zurückgelegt: { $count }
put-aside = zurückgelegt
not-aside = nicht mehr zurückgelegt
step-hidden = jetzt verborgen: { $count }
step-shown = wieder in den Listen: { $count }
step-split = von ihrer Geschichte getrennt: { $count }
step-joined = wieder in ihrer Geschichte: { $count }
step-corrected = Angabe berichtigt
step-as-read = Angabe wie gedruckt
step-one-person = zwei Schreibungen, eine Person
step-two-people = zwei Schreibungen, zwei Personen
step-followed = einer Geschichte wird gefolgt
step-unfollowed = einer Geschichte wird nicht gefolgt
step-muted = eine Geschichte ist stumm
step-unmuted = eine Geschichte ist nicht stumm
more-waiting = (+{ $count })
found = { $count } gefunden
found-so-far = bisher { $count } gefunden, { $waiting } Artikel sind noch nicht erfasst
matches = { $number } von { $count }
no-matches = nichts gefunden
steps-of-matches = { $next } weiter  { $previous } zurück  { $done } fertig
hints-open = Buchstaben öffnen einen Verweis  y stattdessen kopieren  Esc fertig
hints-copy = Buchstaben kopieren einen Verweis  y stattdessen öffnen  Esc fertig
refreshing = abrufen { $progress }
downloading = vorbereiten { $progress }
translating-ahead = übersetzen { $progress }
failed = { $count } fehlgeschlagen ({ $key })
percent = { $number } %
offline = offline

section-today = Heute
section-all = Alle
section-starred = Sterne
section-later = Später
section-front = Titelseite
new-headlines = { $count ->
    [one] 1 neue Überschrift
   *[other] { $count } neue Überschriften
} ({ $key })
density-compact = eine Zeile je Überschrift
density-comfortable = Titel, Quelle und Datum je Überschrift
density-standfirst = auch der Anfang jedes Artikels
grouping-off = eine Zeile je Artikel
grouping-same-text = eine Zeile je Text: Nachdrucke stehen dahinter
grouping-events = eine Zeile je Geschichte: alle Redaktionen stehen dahinter
grouping-not-kept = Geschichten sind aus: stories in den Einstellungen ({ $key })
day-heading = { $weekday }, { $day }. { $month }
weekdays = Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag
nothing-new = hier wartet nichts Neues
unread-only = nur Ungelesenes; { $key } zeigt alles
unread-and-read = Gelesenes und Ungelesenes
newest-first = Neueste zuerst
oldest-first = Älteste zuerst
by-source = nach Quelle, von jeder das Neueste zuerst
longest-wait-first = nur Ungelesenes, was am längsten wartet zuerst
shows-unread = ungelesen
shows-oldest = Älteste zuerst
shows-by-source = nach Quelle
only-in-lists = geht in Ressorts und in Listen von Quellen
no-other-feed = keine weitere Quelle in dieser Richtung
no-history-before = davor wurde nichts gelesen
no-history-behind = das ist der zuletzt gelesene
language-only = nur { $language }; { $key } zeigt wieder alle Sprachen
language-all = wieder alle Sprachen
language-unknown = die Sprache dieses Artikels ist nicht bekannt
language-in-sections = Sprachen wählt man in Ressorts; in der Suche schreibt man lang:ro

nothing-found = Nichts gefunden.
like-none = Keine ähnlichen Artikel.
like-no-model = Ähnliche Artikel zu finden braucht ein Bedeutungsmodell: dateline models add
like-not-read = Das Bedeutungsmodell hat diesen Artikel noch nicht gelesen.
like-not-learned = Das Bedeutungsmodell kennt diese Sprache nicht; eine Übersetzung würde helfen.
by-meaning = der Bedeutung nach gefunden
search-help = Wörter, "Wendungen", -nicht, OR, by: tr: lang: is:unread since:2d …
fetching = Die Nachrichten werden geholt …
no-articles = Hier sind noch keine Artikel. { $key } ruft alle Quellen ab.
no-unread = Hier ist nichts Ungelesenes. { $key } zeigt auch Gelesenes.
nothing-of-person = Kein Artikel dieser Person im Cache.
no-articles-today = Heute kam noch nichts. { $key } ruft alle Quellen ab.
no-articles-offline = Hier sind noch keine Artikel, und es gibt kein Netz: Jetzt kann nichts abgerufen werden.
no-stars = Noch kein Artikel hat einen Stern. { $key } gibt einen.
nothing-aside = Noch nichts zurückgelegt. { $key } legt einen Artikel für später zurück.
too-small = Dieses Terminal ist zu klein: dateline braucht { $columns }×{ $rows } Zellen.
ago-now = jetzt
ago-minutes = vor { $number } min
ago-hours = vor { $number } h
ago-days = vor { $number } T
mark-full = voll
mark-teaser = Anriss
mark-paywalled = Abo
mark-failed = gescheitert
mark-crashed = nicht gelesen
people-translated = Ü: { $names }
people-both = { $authors }, Ü: { $translators }
everything-of = { $name }: alles im Speicher · { $key } zurück
feed-shown = { $name } · { $key } zurück

panel-help = Tasten
panel-feeds = Quellen
panel-credits = Wer es gemacht hat
panel-themes = Farben
panel-messages = Meldungen
panel-people = Personen
panel-person = Person
panel-same = Dieselbe Person wie
panel-roles = Was war es stattdessen?
panel-go-to = Gehe zu
panel-options = Einstellungen
panel-changes = Änderungen
panel-story = Geschichte
panel-summary = Zusammenfassung
panel-catching-up = Aufholen
panel-share = Weitergeben
said-section = { $name }: { $count } ungelesen
said-read = gelesen
said-unread = ungelesen
said-behind = mehr Ungelesenes in seiner Geschichte
said-starred = mit Stern
said-later = für später
said-not-starred = ohne Stern
panel-sections = Verschieben nach
panel-found = Welche davon?
panel-edition = Was möchten Sie lesen?
edition-what = { $read } beginnt zu lesen. { $turn } nimmt eine Zeile hinzu oder heraus; alles lässt sich später ändern.
edition-built-in = Nachrichten der Welt
edition-about = neun Ressorts, auf Englisch
edition-kept = Die Ausgabe ist gewählt; { $key } ändert sie.
edition-empty = Noch ist nichts abonniert; { $key } fügt Quellen und Pakete hinzu.
packs = Pakete
feeds-failing = Fehlgeschlagen
new-section = ein neues Ressort …
feeds-count = { $count ->
    [one] 1 Quelle
   *[other] { $count } Quellen
}
no-such-feed = Keine Quelle heißt so.
pack-on-or-off = ein Paket wird mit { $key } an- oder ausgeschaltet
ask-address = Adresse einer Quelle oder Seite:
ask-title = Name:
ask-section = Name des Ressorts:
ask-age = Als gelesen markieren, was älter ist als (3d, 2w):
age-unknown = { $text } ist kein Alter wie 3d oder 2w
looking-for-feed = eine Quelle wird gesucht: { $what }
feed-on = { $what } ist wieder an; { $key } nimmt es zurück
feed-off = { $what } ist aus, die Artikel bleiben; { $key } nimmt es zurück
feed-of-account = { $what } liefert die Quelle: { $key } bestellt sie dort ab
feed-renamed = sie heißt jetzt { $what }; { $key } nimmt es zurück
feed-moved = { $what }; { $key } nimmt es zurück
feed-removed = { $what } ist entfernt, die Artikel bleiben; { $key } nimmt es zurück
feed-added = { $what } ist hinzugefügt; { $key } nimmt es zurück
feed-known = { $what } ist schon da
pack-on = das Paket { $what } ist an; { $key } nimmt es zurück
pack-off = das Paket { $what } ist aus; { $key } nimmt es zurück
feeds-undone = die Abonnements sind wie zuvor
nothing-to-revert = hier wurde keine Einstellung geändert
feeds-nothing-to-undo = keine Änderung der Abonnements zurückzunehmen
feeds-changed-elsewhere = feeds.toml wurde inzwischen anderswo geändert und bleibt, wie es ist
no-messages = Noch wurde nichts gesagt.
nobody-found = Niemand mit diesem Namen.
story-alone = Keine andere Redaktion berichtet das.
catching-up-keys = { $skip } weiter · { $keep } behalten · { $section } nächstes Ressort · { $settle } den Rest erledigen · { $close } alles lassen, wie es ist
catching-up-kept = ★ behalten
catching-up-so-far = behalten: { $kept }
catching-up-end = { $count } ungelesen, { $kept } behalten. { $key } markiert alle anderen als gelesen.
caught-up = { $count } → { $kept } behalten · { $key } nimmt das zurück
front-empty = Kein Ereignis der letzten drei Tage steht in mehreren Redaktionen; stumme Geschichten zählen nicht.
story-keys = { $open } lesen · { $order } nach Zeit, Sprache, Text · { $changes } was geändert wurde · { $split } gehört nicht dazu
story-split = gehört nicht mehr zu dieser Geschichte; { $key } nimmt das zurück
story-followed = dieser Geschichte wird gefolgt; { $key } nimmt das zurück
story-unfollowed = dieser Geschichte wird nicht mehr gefolgt; { $key } nimmt das zurück
story-muted = neue Artikel dieser Geschichte kommen als gelesen an; { $key } nimmt das zurück
story-unmuted = diese Geschichte ist nicht mehr stumm; { $key } nimmt das zurück
story-same-text = Text von { $source }
story-first = zuerst bei { $source } ({ $date })
story-translation = Übersetzung von { $source }
story-no-language = Sprache unbekannt
story-newsrooms = { $count ->
    [one] 1 Redaktion
   *[other] { $count } Redaktionen
}
story-languages = { $count ->
    [one] 1 Sprache
   *[other] { $count } Sprachen
}
story-texts = { $count ->
    [one] 1 Text
   *[other] { $count } Texte
}
go-to-nothing = Nichts heißt wie { $text }.
go-to-section = Ressort
go-to-feed = Quelle
go-to-person = Person
more-people = Es gibt mehr: { $key } sucht einen Namen.
ask-option = Enter behält ihn, Esc lässt ihn, wie er war
option-kept = in { $what } festgehalten
option-kept-for-start = in { $what } festgehalten; gilt ab dem nächsten Start
option-text-width = Breite der Textspalte in Zellen
option-feeds-at-once = gleichzeitig abgefragte Quellen
option-timeout-seconds = Sekunden, nach denen eine Anfrage aufgegeben wird
option-refresh-on-start = Quellen beim Start abrufen
option-refresh-minutes = Minuten zwischen zwei Prüfungen auf fällige Quellen; 0 für keine
option-list = wie viel Listen von jeder Schlagzeile zeigen
option-list-width = Breite der Liste neben einem Artikel in Prozent des Bildschirms
option-stories = Artikel mehrerer Redaktionen zu einem Ereignis zusammenstellen
option-digits = was Ziffern sind: Ressorts, oder wie oft die nächste Taste gilt
option-mark-read = wann ein Artikel als gelesen gilt
option-full-text = wann die Seiten der Artikel für den vollen Text geholt werden
option-keep-page-days = Tage, für die Seiten behalten werden, wie sie kamen
option-keep-days = Tage, nach denen Artikel gehen; 0 behält alle
option-keep-per-feed = behaltene Artikel je Quelle; 0 behält alle
option-keep-unread = Ungelesenes länger behalten
option-even-lines = Zeilen eines Absatzes gleichmäßig enden lassen
option-page-overlap = Zeilen, die beim Blättern um eine Seite im Artikel stehen bleiben
option-hyperlinks = Links dem Terminal nennen, damit es sie öffnen kann
option-mouse = Maus benutzen
option-plain = Zeile für Zeile ausgeben, für Screenreader
option-bidi = wer Text von rechts nach links ordnet
option-interface-language = Sprache der Oberfläche
option-theme = Farben
option-symbols = welche Zeichen benutzt werden
option-save-folder = Ordner für gesicherte Artikel; leer für die Dokumente
option-pictures = wie Bilder gezeigt werden
option-picture-megabytes = behaltene Bilder in Megabyte
option-mark-reprints = mit einem Artikel auch seine Nachdrucke als gelesen markieren
option-window-title = Ressort und Zahl der ungelesenen Artikel im Titel des Fensters zeigen
option-notifications = neue Artikel durch das Terminal melden
nothing-to-refresh = Hier sind keine Quellen abzurufen.
refresh-elsewhere = ein anderes dateline ruft gerade für diesen Speicher ab
marks-wait = { $count ->
    [one] 1 Markierung wartet
   *[other] { $count } Markierungen warten
} auf { $what }
browser-opened = im Browser geöffnet: { $what }
browser-lacks = kein Browser ließ sich starten; die Adresse ist { $what }
cache-full = auf der Platte ist kein Platz mehr für den Speicher { $path }; was vorher da war, ist noch da
cache-read-only = der Speicher { $path } kann nur gelesen werden: die Platte ist voll oder darf nicht beschrieben werden, Änderungen bleiben nicht erhalten
cache-damaged = der Speicher { $path } ({ $reason }) ist beschädigt; darin wurde nichts geändert. `dateline doctor --salvage DIR` rettet in einen neuen, was lesbar ist. Wird er weggeräumt, beginnt dateline einen neuen; oder eine Sicherung tritt an seine Stelle
cache-unreadable = vom Speicher { $path } war nichts lesbar; er wurde nicht verändert
cache-failed = der Speicher hat versagt: { $path } ({ $reason })
feeds-stay = { $what }; die Quellen bleiben, wie sie waren
download-elsewhere = ein anderes dateline bereitet gerade eine Ausgabe aus diesem Speicher vor
theme-unknown = kein Farbschema heißt { $what }
theme-too-rich = das Farbschema { $what } braucht mehr Farben, als dieses Terminal angibt (COLORTERM)
browser-refuses = keine Adresse für einen Browser: { $what }
never-changed = Seit dem Eintreffen wurde nichts geändert, und niemand druckt es nach.
changed-on = Geändert, gesehen am { $date }
reprint-of = { $source } druckt den Text von { $first }
reprint-byline = gezeichnet von { $people }
reprint-unchanged = Unverändert.
share-markdown = als Markdown sichern
share-html = als HTML sichern
share-epub = als EPUB sichern
in-article = Im Artikel:
group-move = Bewegen
group-read = Lesen
group-mark = Markieren
group-find = Finden
group-feeds = Quellen
group-program = Programm
in-headlines = In den Überschriften:
in-panels = In Fenstern:
in-subscriptions = In der Liste der Quellen:
only-in-subscriptions = in der Liste der Quellen: { $help }
no-such-key = Keine Taste hat mit { $text } zu tun.
no-such-command = Kein Befehl ähnelt { $text }.
more-below = ▼ { $key }: noch { $count }
nobody-named = Niemand ist genannt.
by-hand = von Ihnen berichtigt
credits-keys = { $open } Seite der Person · { $name } Namen berichtigen · { $role } Rolle · { $split } streichen · { $join } dieselbe Person wie … · { $undo } zurücknehmen
person-roles = Rollen: { $what }
person-newsrooms = Redaktionen: { $what }
person-languages = Sprachen: { $what }
person-sources = Übersetzt aus: { $what }
person-everything = Alles im Zwischenspeicher ({ $count })
person-follow = Als Ressort verfolgen
person-joined = Auch { $name }, { $newsroom }
person-works = Neueste Arbeiten
person-keys = { $join } andere Schreibung oder Redaktion verbinden · { $split } eine trennen · { $undo } zurücknehmen
same-keys = { $open } es ist dieselbe Person · { $search } anderen Namen suchen
no-feeds = Es gibt keine Quellen.
light-ground = auf hellem Grund
dark-ground = auf dunklem Grund
no-colours = keine Farben
last-answer = letzte Antwort: { $when }
nothing-received = noch nichts erhalten
kilobytes = { $number } kB
a-week = { $number } je Woche
next-try = nächstes Mal { $when }
moved-to = umgezogen nach { $address }
item-unreadable = Eintrag { $number } in Zeile { $line } ist nicht lesbar: { $reason }{ $more ->
    [0] {""}
    [one] , und ein weiterer
   *[other] , und { $more } weitere
}; die anderen Einträge sind da, beheben kann es die Redaktion
item-malformed = er ist nicht wohlgeformt
item-empty = er hat weder Titel noch Text noch Adresse

byline = Von { $names }
translation = Übersetzung: { $names }
translation-from = Übersetzung: { $names } (Original: { $languages })
from-language = Original: { $languages }
into-language = Zielsprache: { $language }
edited-by = Redaktion: { $names }
reporting-by = Bericht: { $names }
additional-reporting-by = Mitarbeit: { $names }
contribution-by = Mit { $names }
photo-by = Foto: { $names }
illustration-by = Illustration: { $names }
video-by = Video: { $names }
adapted-by = Bearbeitung: { $names }
compiled-by = Zusammenstellung: { $names }
machine-translation = Maschinelle Übersetzung
machine-translation-by = Maschinelle Übersetzung ({ $engine })
machine-translation-told = Maschinelle Übersetzung ({ $engine }), { $from } → { $to }, { $place }, { $date }
on-this-machine = auf diesem Rechner
kept-in-original = ‡ Im Original belassene Absätze: { $number }
first-published = zuerst erschienen in: { $names }
names-and = { $names } und { $last }
names-comma = { $names }, { $next }
minutes = { $number } min Lesezeit
text-feed = Text der Quelle
text-full = voller Text
text-teaser = Anriss
text-paywalled = Anriss, der Rest ist für Abonnenten
text-failed = Anriss, kein voller Text
text-failed-why = Anriss, kein voller Text: { $reason }
text-crashed = beim Lesen dieses Textes endete das Programm; der Befehl credit-lines zeigt ihn trotzdem
original = Original
original-in = Original ({ $language })
translation-in = Übersetzung ({ $language })
version = Andere Fassung
version-in = Andere Fassung ({ $language })
further-reading = Mehr dazu:
updated = geändert { $date }
no-text = Die Quelle gibt keinen Text.
no-text-but-page = Die Quelle gibt keinen Text. { $key } öffnet ihn im Browser.
date-and-time = { $day }. { $month } { $year }, { $time }
date-short = { $day }. { $month } { $year }
day-and-time = { $day }. { $month } { $time }
months = Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember
months-short = Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.

role-author = Text
role-translator = Übersetzung
role-editor = Redaktion
role-reporting = Bericht
role-additional-reporting = Mitarbeit
role-contributor = Beitrag
role-photographer = Foto
role-illustrator = Illustration
role-video = Video
role-agency = Agentur
role-adapter = Bearbeitung
role-compiler = Zusammenstellung
role-machine-translation = Masch. Übersetzung
role-original-language = Originalsprache
role-original-publication = Zuerst erschienen
role-dateline = Ort
role-initials = Kürzel

language-am = Amharisch
language-ar = Arabisch
language-az = Aserbaidschanisch
language-be = Belarussisch
language-bg = Bulgarisch
language-bn = Bengalisch
language-bs = Bosnisch
language-ca = Katalanisch
language-cs = Tschechisch
language-da = Dänisch
language-de = Deutsch
language-el = Griechisch
language-en = Englisch
language-es = Spanisch
language-et = Estnisch
language-eu = Baskisch
language-fa = Persisch
language-fi = Finnisch
language-fr = Französisch
language-gl = Galicisch
language-he = Hebräisch
language-hi = Hindi
language-hr = Kroatisch
language-hu = Ungarisch
language-hy = Armenisch
language-id = Indonesisch
language-is = Isländisch
language-it = Italienisch
language-ja = Japanisch
language-ka = Georgisch
language-kk = Kasachisch
language-ko = Koreanisch
language-ku = Kurdisch
language-lt = Litauisch
language-lv = Lettisch
language-mk = Mazedonisch
language-nl = Niederländisch
language-no = Norwegisch
language-pl = Polnisch
language-pt = Portugiesisch
language-ro = Rumänisch
language-ru = Russisch
language-sk = Slowakisch
language-sl = Slowenisch
language-sq = Albanisch
language-sr = Serbisch
language-sv = Schwedisch
language-sw = Suaheli
language-ta = Tamil
language-th = Thai
language-tr = Türkisch
language-uk = Ukrainisch
language-ur = Urdu
language-vi = Vietnamesisch
language-zh = Chinesisch

## What is wrong in a file

wrong-unreadable = kann nicht gelesen werden ({ $reason }); die Vorgaben gelten
wrong-toml = das ist kein TOML: { $reason }
wrong-more = in dieser Datei ist noch mehr falsch; es wird gemeldet, sobald das Gemeldete behoben ist
wrong-option-near = es gibt keine Option { $key }; war { $near } gemeint?
wrong-option = es gibt keine Option { $key }; erwartet wird eine von { $known }
wrong-text = erwartet wird Text in Anführungszeichen
wrong-word = erwartet wird eines von { $known }
wrong-switch = erwartet wird true oder false
wrong-number = erwartet wird eine ganze Zahl von { $from } bis { $to }
wrong-table = erwartet wird eine Tabelle: { $example }
wrong-tables = erwartet werden Tabellen: { $example }
wrong-list = erwartet wird eine Liste: { $example }
wrong-names = erwartet wird eine Liste von Namen: { $example }
wrong-selectors = erwartet wird eine Liste von CSS-Selektoren: { $example }
wrong-brackets = erwartet wird { $table } in doppelten eckigen Klammern
wrong-program = erwartet werden ein Programm und seine Argumente: { $example }
wrong-header = { $name } ist keine Kopfzeile, die gesendet werden kann
wrong-own-header = { $name } schreibt das Programm selbst
wrong-address = { $text } ist keine Adresse ({ $reason }); erwartet wird eine, die mit { $known } beginnt
wrong-scheme = { $text } kann nicht abgerufen werden; erwartet wird eine Adresse, die mit { $known } beginnt
wrong-proxy = { $text } ist kein Proxy; erwartet wird eine Adresse, die mit { $known } beginnt
wrong-account-url = dieses Konto hat keine url; erwartet wird url = "https://…", die Grundadresse seines Servers
wrong-account-twice = es gibt zwei Konten mit der id { $id }
wrong-account-taken = es gibt schon ein Konto mit der id { $id }
wrong-id = { $id } ist keine id: sie besteht nur aus Kleinbuchstaben, Ziffern, Punkten und Bindestrichen, etwa "home"
wrong-feed-gone = die Quelle { $id } gibt es nicht mehr
wrong-locked = kann nicht geändert werden: { $reason }
wrong-unwritten = kann nicht geschrieben werden: { $reason }
wrong-unread = kann nicht gelesen werden: { $reason }
wrong-toml-unchanged = ist kein TOML, deshalb wurde nichts geändert: { $reason }
wrong-not-tables = { $name } ist keine Liste von { $table }, deshalb wurde nichts geändert
wrong-too-large = würde größer als { $megabytes } MB, deshalb wurde nichts geändert
wrong-section-twice = ein Ressort mit Quellen heißt schon { $name }
wrong-import-large = sie ist größer als { $megabytes } MB; nichts wurde importiert
wrong-import-many = sie hat mehr als { $count } Quellen; nichts wurde importiert
wrong-opml-broken = ist in Zeile { $line } beschädigt ({ $reason }); nichts wurde importiert
wrong-opml = ist kein OPML: { $reason }
wrong-opml-end = endet vor </opml>, ist also keine vollständige OPML-Datei; nichts wurde importiert
wrong-opml-none = ist kein OPML; erwartet wird <opml> mit <outline xmlUrl="…">
wrong-urls = ist weder OPML noch eine Adressliste wie die Datei urls von newsboat
wrong-urls-empty = ist kein OPML und enthält keine Adresse
wrong-screen-first = erwartet werden Tasten unter einer Ansicht: [headlines] vor { $key }
wrong-key = { $word } ist keine Taste; erwartet wird eine wie { $example }
wrong-key-count = erwartet werden 1 bis { $most } Tasten mit Leerzeichen dazwischen
wrong-screen = es gibt keine Ansicht { $name }; erwartet wird eine von { $known }
wrong-key-quits = { $key } beendet immer
wrong-command-place = { $command } bedeutet in { $screen } nichts
wrong-keys-alike = { $one } und { $other } beginnen gleich: eine wäre nie erreichbar
wrong-pack = kein Paket heißt { $name }; `dateline packs` zeigt sie
wrong-smart = ein intelligentes Ressort braucht einen Namen und eine Anfrage: { $example }
wrong-smart-twice = zwei intelligente Ressorts heißen { $name }
wrong-filter = ein Filter braucht eine Anfrage und was zu tun ist: { $example }
wrong-day = { $text } ist kein Tag; erwartet wird einer wie 2026-12-31
wrong-query = erwartet wird eine Anfrage wie { $example }
wrong-share = { $name } hat kein { $example }
wrong-site = eine Regel braucht einen Host: { $example }
wrong-host = erwartet wird ein Host ohne Schema und Pfad, wie { $example }
wrong-selector = { $text } ist kein CSS-Selektor
wrong-edition = erwartet wird "none" oder "built-in"; es gilt als "none"
wrong-section = dieses Ressort hat keinen Namen; erwartet wird { $example }
wrong-language = { $tag } ist kein Sprachkürzel; erwartet wird eines wie "en" oder "zh-Hant"
wrong-feed-url = diese Quelle hat keine url; erwartet wird { $example }
wrong-colour = erwartet wird eine Farbe: "#rrggbb", eine des Terminals wie "cyan" oder "bright-red" oder "default"
wrong-engine = kein Übersetzungsprogramm heißt { $name }; { $table } sagt, was es ist, und "none", dass es keines gibt
wrong-command-near = es gibt keinen Befehl { $name }; war { $near } gemeint?
wrong-command = es gibt keinen Befehl { $name }; : im Leser zeigt sie alle

## What fails

at-place = { $place }: { $what }
failure-and-cure = { $failure }; { $cure }

## What is wrong in a search

query-at = bei Zeichen { $at } der Suche: { $what }
query-long = eine Suche hat höchstens { $most } Zeichen
query-many = eine Suche hat höchstens { $most } Begriffe
query-or-first = vor OR muss ein Begriff stehen
query-or-last = nach OR muss ein Begriff stehen
query-or-state = OR kann Wörter nicht mit is:unread, is:read, is:starred, tr:machine, story:, like:, since: oder before: verbinden
query-or-not = OR kann einen Begriff nicht mit einem ausgeschlossenen verbinden
query-quote = das Anführungszeichen wird nicht geschlossen
query-no-word = ein Wort fehlt
query-no-value = ein Wert für { $text }: fehlt
query-language = { $text } ist kein Sprachkürzel wie en oder zh-Hant
query-is = is:{ $text } gibt es nicht; es gibt unread, read, starred, later, hidden, full und updated
query-has = has:{ $text } gibt es nicht; es gibt has:translation
query-story = { $text } ist keine Nummer eines Themas, wie `dateline stories` sie ausgibt
query-like = { $text } ist keine Nummer eines Artikels, wie `dateline list` sie ausgibt
query-key = { $text }: gibt es nicht; es gibt by, tr, source, section, tag, lang, is, has, story, like, since und before
query-time = { $text } ist keine Zeitangabe wie 36h, 2d, 3w oder 2026-11-01

## What the system refuses

reason-not-found = Datei oder Ordner nicht gefunden
reason-not-regular = es ist keine gewöhnliche Datei
reason-changing = ein anderes Programm ändert sie gerade
reason-permission = keine Berechtigung
reason-exists = existiert bereits
reason-is-a-folder = das ist ein Ordner
reason-not-a-folder = ein Teil des Pfads ist kein Ordner
reason-disk-full = auf dem Datenträger ist kein Platz mehr
reason-read-only = der Datenträger ist schreibgeschützt
reason-refused = Verbindung abgelehnt
reason-closed = die Verbindung wurde geschlossen
reason-ended = es endet zu früh
reason-timeout = es dauerte zu lange
reason-no-host = der Host fehlt
reason-host = der Host ist kein gültiger Name
reason-port = der Port ist keine Zahl von 0 bis 65535
reason-ip = die IP-Adresse ist ungültig
reason-no-scheme = es beginnt nicht mit https://

## What is wrong with a program

program-fault = das Programm { $program } { $fault }
program-slow = antwortete nicht innerhalb von { $seconds } s
program-unstarted = kann nicht gestartet werden: { $reason }; ist es installiert?
program-too-much = gab viel zu viel aus
program-failed = schlug fehl und nannte keinen Grund
program-said = schlug fehl: { $said }
program-silent = gab nichts aus
filter-program = das Programm { $program } eines Filters { $fault }
filter-programs-more = die Programme von Filtern wurden für { $count } weitere Artikel nicht gestartet
secret-no-program = kein Programm ist genannt
secret-characters = es enthält Zeichen, die HTTP nicht übertragen kann

## What cannot be fetched

fetch-status = der Server antwortete { $status }
fetch-unchanged = der Server antwortete { $status } (unverändert, obwohl es nichts zu vergleichen gab)
fetch-refuses = der Server antwortete { $status } (er weist diesen Leser ab)
fetch-not-found = der Server antwortete { $status } (nicht gefunden)
fetch-gone = der Server antwortete { $status } (endgültig entfernt)
fetch-too-many = der Server antwortete { $status } (zu viele Anfragen)
fetch-server-fault = der Server antwortete { $status } (er hat selbst einen Fehler)
fetch-elsewhere = { $to } antwortete { $status } und erhält die Zugangsdaten von { $from } nicht
fetch-too-large = die Antwort überschreitet die Grenze von { $megabytes } MB
fetch-timeout = keine Antwort innerhalb von { $seconds } s
fetch-address = keine Adresse, die abgerufen werden kann: { $address } ({ $reason })
fetch-scheme = keine Adresse, die abgerufen werden kann: { $address } (nur http und https)
fetch-proxy = kein Proxy, der benutzt werden kann: { $proxy } ({ $reason })
fetch-private = { $address } wird abgelehnt: die Adresse führt zu diesem Rechner oder in ein privates Netz, wohin Adressen von außen nicht führen dürfen
fetch-redirects = der Server leitet mehr als { $count } Mal weiter
fetch-host = keine Adresse für { $host } gefunden: der Name ist falsch oder es gibt kein Netz
fetch-certificate-expired = keine sichere Verbindung: das Zertifikat des Servers ist abgelaufen
fetch-certificate-not-yet = keine sichere Verbindung: das Zertifikat des Servers ist noch nicht gültig; geht die Uhr dieses Rechners richtig?
fetch-certificate-other-host = keine sichere Verbindung: das Zertifikat des Servers gehört einem anderen Host
fetch-certificate-unknown = keine sichere Verbindung: das Zertifikat des Servers ist von keiner vertrauenswürdigen Stelle ausgestellt
fetch-certificate-revoked = keine sichere Verbindung: das Zertifikat des Servers wurde widerrufen
fetch-certificate-other = keine sichere Verbindung: das Zertifikat des Servers kann nicht geprüft werden ({ $reason })
fetch-broken = die Antwort brach ab: { $reason }
fetch-malformed = die Antwort lässt sich nicht als HTTP lesen: { $reason }
fetch-connection = keine Verbindung: { $reason }
fetch-secret = das Passwort war nicht zu erhalten: { $reason }
fetch-authority = die Zertifikate in { $file } können nicht gelesen werden: { $reason }
fetch-no-authority = die Datei { $file } enthält kein Zertifikat
fetch-no-network = es gibt kein Netz
fetch-nothing = der Server schickte nichts
network-unusable = das Netz kann nicht benutzt werden: { $reason }
terminal-failed = das Terminal versagte: { $reason }

## What can be done

cure-user = ein `user`, `headers` oder ein `user_agent` in feeds.toml hilft vielleicht
cure-find = `dateline add` mit der Adresse der Website findet die neue
cure-find-of-page = `dateline add` mit dieser Adresse findet die Quelle, die die Seite nennt
cure-remove = `dateline remove` entfernt die Quelle
cure-later = später wird von selbst wieder gefragt
cure-later-or-browser = später wird von selbst wieder gefragt; ein Browser zeigt, was jetzt dort steht
cure-browser = ein Browser zeigt, was jetzt dort steht
cure-browser-later = ein Browser zeigt, was jetzt dort steht; dateline versucht es später wieder
cure-new-address = tragen Sie die neue Adresse in feeds.toml ein, wenn Sie ihr trauen
cure-megabytes = `max_megabytes` in feeds.toml lässt mehr von dieser Quelle zu
cure-seconds = später wird wieder gefragt; `timeout_seconds` gibt mehr Zeit
cure-address = eine Adresse beginnt mit https:// oder http://
cure-proxy = berichtigen Sie `proxy` in feeds.toml
cure-own = abonnieren Sie diese Adresse selbst, wenn sie Ihre eigene ist
cure-host = prüfen Sie den Namen in feeds.toml und die Verbindung
cure-certificate = nur die Redaktion kann das berichtigen; `insecure_tls = true` nimmt es an
cure-secret = führen Sie den Befehl aus feeds.toml selbst aus, um zu sehen, was er meldet
cure-authority = `ca_file` in feeds.toml nennt eine Datei mit Zertifikaten in PEM
cure-network = prüfen Sie die Verbindung; was schon geholt wurde, ist lesbar
cure-login = öffnen Sie eine Seite im Browser, um zu sehen, ob das Netz eine Anmeldung will; nichts wurde geändert
cure-start-again = hier wurde nichts geändert; für einen Neubeginn gibt es `dateline accounts remove` und `add`
cure-sent-again = was wartet, bleibt hier und wird erneut gesendet
cure-unchanged = hier wurde nichts geändert; später wird wieder gefragt
cure-waits = was wartet, bleibt hier; später wird wieder gefragt
cure-after = er will erst nach { $seconds } s wieder gefragt werden
cure-ca-file = `ca_file` in [[account]] nennt die Zertifikate, die für einen eigenen Server bürgen
cure-password-of-its-own = FreshRSS und Miniflux haben dafür ein eigenes Passwort neben dem der Webseite: legen Sie es dort fest
cure-api-key = CommaFeed verlangt den API-Schlüssel als Passwort
cure-base-address = die Basisadresse ist eine andere: https://HOST/api/greader.php bei FreshRSS, https://HOST/rest/googlereader bei CommaFeed, die Startseite bei Miniflux
cure-newer-server = eine neuere Version des Servers kann es vielleicht
cure-allow-api = FreshRSS: erlauben Sie den API-Zugriff in den Einstellungen zur Anmeldung
cure-account = tragen Sie es in [[account]] in feeds.toml ein
cure-account-option = geben Sie es mit { $option } an
cure-front-page = geben Sie die Adresse der Startseite an oder die Basisadresse, die in den Einstellungen steht
cure-write-http = es wurde über https gefragt: schreiben Sie http:// vor die Adresse eines Servers ohne Verschlüsselung
cure-does-it-run = ist das seine Adresse, und läuft er?

## What is no feed

feed-empty = die Antwort ist leer
feed-page = die Antwort ist eine Webseite, keine Quelle
feed-json = das ist keine lesbare Quelle: es ist JSON, aber kein JSON Feed
feed-nothing = das ist keine lesbare Quelle: es enthält kein RSS, Atom, RDF und keinen JSON Feed
feed-unreadable = das ist keine lesbare Quelle: { $reason }
feed-gave-up = das ist keine lesbare Quelle: der Parser gab auf
feed-cut = die Quelle bricht in Zeile { $line } ab, vor dem ersten Eintrag
feed-hollow = die Quelle hat weder Titel noch Einträge: ihre Wurzel endet in Zeile { $line }
feed-no-entry = die Quelle hat keine Einträge
feed-crashed = das Lesen schlug fehl; bitte melden Sie die Quelle als Fehler von dateline
find-address = { $address } ist keine Adresse einer Quelle oder Seite
find-no-feed = die Seite nennt keine Quelle, und an den üblichen Adressen gibt es keine

## What is no article

page-address = erwartet wird die Adresse einer Seite, wie https://news.example/story
page-gone = der Artikel ist nicht mehr im Speicher
page-not-kept = die Seite konnte nicht behalten werden
page-no-address = der Artikel hat keine Adresse
page-no-more = die Seite gibt nicht mehr Text her als die Quelle
page-crashed = das Lesen schlug fehl; bitte melden Sie die Seite als Fehler von dateline
page-front = die Adresse führt zu einer Liste von Artikeln
page-gallery = die Seite ist eine Bildergalerie
page-paywalled = die Seite ist für Abonnenten
page-consent = die Seite verlangt erst eine Zustimmung
page-error = die Seite sagt, dass etwas schiefging
page-empty = die Seite hat keinen Text
page-not-found = in der Seite wurde kein Artikel gefunden

## What is no picture

picture-kind = kein Bild einer Art, die gezeigt werden kann
picture-damaged = das Bild ist beschädigt
picture-damaged-why = das Bild ist beschädigt: { $reason }
picture-too-large = das Bild ist zu groß: { $width }×{ $height } Pixel
picture-of-terminal = das Terminal kann dieses Bild nicht zeigen
picture-room = die Bilder darüber nehmen allen Platz ein

## What fails in the cache

cache-folder = der Datenordner { $path } ist nicht beschreibbar: { $reason }; wählen Sie mit --data DIR einen anderen
cache-newer = der Speicher { $path } stammt von einem neueren dateline; benutzen Sie diese Version oder mit --data DIR einen anderen Ordner
cache-exists = { $path } existiert bereits; eine Sicherung überschreibt keine Datei
newsboat-no-table = das ist kein Speicher von newsboat: er hat keine Tabelle der Artikel
newsboat-foreign = das ist kein Speicher von newsboat: { $reason }
newsboat-damaged = das ist ein beschädigter Speicher von newsboat: { $reason }
file-unread = { $path } kann nicht gelesen werden: { $reason }
file-unwritten = { $path } kann nicht geschrieben werden: { $reason }

## What is wrong with a model

model-pieces = die Liste der Wortteile des Modells ist beschädigt
model-weights = die Gewichte des Modells sind beschädigt: { $name }
model-more = die Gewichte des Modells sind beschädigt: es sind zu viele
model-read = das Modell kann nicht gelesen werden: { $reason }
model-unknown = { $path } ist kein Modell, das dateline kennt; SHA-256 ist { $sha256 }. Bekannt: { $known }
model-damaged = das Modell { $name } ist beschädigt ({ $reason }): entfernen Sie es mit `dateline models remove { $name }` und fügen Sie es wieder hinzu

## What fails in a translation or a summary

translate-no-target = in welche Sprache? to = "de" unter [translate] in config.toml legt sie fest, oder --to
translate-no-engine = nichts ist genannt, das aus { $language } übersetzt; with = "…" unter [translate] in config.toml nennt einen Dienst, und vorher wird nichts verschickt
translate-unknown = es gibt keinen Dienst namens { $engine }; legen Sie ihn als [translate.engine.{ $engine }] in config.toml an
translate-no-source = die Sprache dieses Artikels ist unbekannt; geben Sie sie mit --from an
translate-same = dieser Artikel ist schon in der Sprache { $language }
translate-reads = Sie lesen { $language } (languages unter [translate] in config.toml), daher wird nicht übersetzt
translate-pair = der Dienst { $engine } übersetzt { $pair } nicht; was er kann, steht in config.toml: { $known }
translate-offline = der Dienst { $engine } braucht das Netz, und --offline öffnet keine Verbindung
translate-program = das Programm { $program } des Dienstes { $engine } { $fault }
translate-silent = das Programm { $program } des Dienstes { $engine } gab für { $pair } nichts aus: der Text bleibt im Original. Vielleicht kennt es dieses Paar nicht oder scheitert stumm; versuchen Sie es in einem Terminal
translate-engine = der Dienst { $engine }: { $fault }
translate-refused = der Dienst { $engine } antwortete { $status }
translate-unknown-key = der Dienst { $engine } antwortete { $status }: er kennt den Schlüssel nicht
translate-large = der Dienst { $engine } antwortete { $status }: die Anfrage ist ihm zu groß
translate-too-often = der Dienst { $engine } antwortete { $status }: er wurde zu oft gefragt; versuchen Sie es nach einer Weile wieder
translate-used-up = der Dienst { $engine } antwortete { $status }: die Zeichen dieses Kontos sind aufgebraucht
translate-limit = der Dienst { $engine } hat { $sent } der { $limit } Zeichen verbraucht, die config.toml ihm diesen Monat erlaubt
answered-and-said = { $answered } ({ $said })
answer-page = er schickte eine Webseite und keine Übersetzung; stimmt seine Adresse?
answer-not-json = er schickte etwas, das kein JSON ist, und keine Übersetzung; stimmt seine Adresse?
answer-no-chat = die Antwort ist keine von chat completions; stimmt die Adresse?
answer-said = er meldet: { $said }
answer-no-translation = in seiner Antwort steht keine Übersetzung
answer-no-text = er antwortete ohne Text
answer-count = Texte gesendet: { $asked }, zurückbekommen: { $came }
summarize-unnamed = nichts ist genannt, das zusammenfasst; [summarize] in config.toml nennt ein Programm oder einen Dienst, und vorher wird nichts verschickt
summarize-offline = was zusammenfasst, ist im Netz, und jetzt darf keine Verbindung geöffnet werden
summarize-no-text = dieser Artikel hat keinen Text zum Zusammenfassen
summarize-refused = { $host } antwortete { $status }

## What fails in a sync

sync-unknown-user = der Server antwortete { $status } (er kennt diesen Benutzer mit diesem Passwort nicht)
sync-refused-user = der Server antwortete { $status } (er weist diesen Benutzer ab)
sync-nothing-there = der Server antwortete { $status } (unter dieser Adresse gibt es nichts)
sync-too-large = der Server antwortete { $status } (es wurde zu viel auf einmal geschickt)
sync-cannot = der Server antwortete { $status } (er kann nicht, was verlangt wurde)
sync-off = der Server antwortete { $status } (er ist abgeschaltet oder überlastet)
sync-moved = der Server leitet zu { $address } weiter; Geheimnisse gehen nur an den Ursprung in feeds.toml
sync-incomplete = das Konto hat kein { $option }
sync-nobody = unter { $address } antwortet kein Server, mit dem dieser Leser abgleichen kann
sync-gave-up = der Server weigerte sich dreimal, den Artikel { $item } zu ändern ({ $reason }); es wird aufgegeben
sync-in-vain = der Server meldete Änderungen als gemacht, doch seine Listen haben sie nicht; erneut gesendet: { $count }
sync-dropped = Änderungen, die dreimal vergeblich gesendet wurden und aufgegeben sind: { $count }
sync-in-both = hier und auch auf dem Server abonniert: { $feeds }
wire-page = statt Daten kam eine Webseite; das tut ein Netz, das eine Anmeldung verlangt, oder eine falsche Adresse
wire-unreadable = die Antwort ist nicht lesbar: { $reason }
wire-cut = die Antwort bricht ab: { $reason }
wire-no-object = die Antwort ist nicht lesbar: sie ist kein JSON-Objekt
wire-no-id = die Antwort ist nicht lesbar: ein Artikel der Liste hat keine id
wire-lacks = in der Antwort fehlt { $field }
wire-no-feeds = in der Antwort fehlt die Liste der Quellen
wire-no-folders = in der Antwort fehlt die Liste der Ordner
wire-many-feeds = die Antwort nennt mehr als { $most } Quellen
wire-many-articles = die Antwort nennt mehr als { $most } Artikel
wire-not-done = der Server bestätigte die Änderung nicht
wire-not-done-said = der Server bestätigte die Änderung nicht; er sagte: { $said }
wire-same-page = der Server gibt immer wieder dieselbe Seite seiner Liste
wire-empty-page = eine Seite der Liste des Servers ist leer, obwohl noch eine folgen soll
wire-count = laut Server hat seine Liste { $said } ids, er gab { $given }
wire-moving = die Liste des Servers änderte sich bei jedem Lesen
wire-refused = der Server weigert sich
wire-refused-said = der Server weigert sich: { $said }
wire-no-feed-there = der Server weigert sich: er fand dort keine Quelle
wire-emptied = der Server hat keinen der ungelesenen oder markierten Artikel ({ $count }) mehr; wurde er neu eingerichtet?
wire-forgotten = der Server kennt keine seiner { $count } Quellen mehr; wurde er neu eingerichtet?

## What the command line says

and-also = { $what }; { $more }
in-line = Zeile { $line }: { $what }
line-no-json = ab Spalte { $column } kein JSON
line-no-object = kein JSON-Objekt
line-lacks = der Schlüssel { $key } fehlt
line-wrong = der Wert von { $key } ist nicht brauchbar
output-unwritten = die Ausgabe kann nicht geschrieben werden: { $reason }
threads-failed = das Programm kann seine Threads nicht starten: { $reason }
reader-needs-terminal = der Leser braucht ein Terminal; für eine Pipe gibt es `dateline list` und `dateline show`
offline-contradicts = --offline verträgt sich nicht mit { $what }
offline-server = mit --offline kann nichts an den Server eines Kontos gesendet werden
account-unknown = es gibt kein Konto namens { $what }; `dateline accounts` zeigt alle
feed-unknown = es gibt keine Quelle namens { $what }; `dateline feeds` zeigt alle
feed-ambiguous = mehrere Quellen heißen { $what }; wählen Sie eine nach ihrer id: { $known }
section-unknown = es gibt kein Ressort namens { $what }; es gibt: { $known }
section-none = es gibt kein Ressort namens { $what }: es gibt überhaupt keines
section-unknown-near = es gibt kein Ressort namens { $what }; war { $near } gemeint?
article-unknown = im Speicher gibt es keinen Artikel { $what }
article-unnamed = { $what } ist weder Nummer noch Adresse eines Artikels; Nummern zeigt `dateline list`
article-alone = Artikel { $what } gehört zu keiner Geschichte
credit-unknown = Artikel { $article } hat die Angabe { $what } nicht
credit-malformed = { $what } ist keine Angabe; erwartet wird eine wie { $example }, mit einer dieser Rollen: { $known }
person-unknown = niemand im Speicher heißt { $what }; `dateline people` zeigt alle
person-several = mehrere Personen heißen { $what }: { $known }
person-same-already = { $one } und { $other } sind schon eine Person
person-not-joined = { $what } ist mit keinem anderen Namen verbunden
person-also = Auch { $name }, { $articles }
template-unknown = { $what } gibt es in Vorlagen nicht; es gibt: { $known }
schema-unknown = { $what } gibt kein JSON aus; JSON gibt es von: { $known }
export-format = hierfür gibt es andere Formate; erwartet wird eines von { $known }
export-terminal = ein EPUB lässt sich nicht im Terminal ausgeben; benutzen Sie --output FILE
export-chapters = ein Buch hat höchstens { $most } Kapitel
export-nothing = es gibt nichts zu exportieren
export-nothing-left = es gibt nichts zu exportieren; die Datei blieb, wie sie war
all-defaults = alle Optionen haben ihre Vorgabe; { $path } kann sie ändern
articles-count = { $count ->
    [one] 1 Artikel
   *[other] { $count } Artikel
}
entries-count = { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}
sections-count = { $count ->
    [one] 1 Ressort
   *[other] { $count } Ressorts
}
unread-count = { $count } ungelesen
marks-waiting = { $count ->
    [one] 1 Markierung wartet
   *[other] { $count } Markierungen warten
}
marks-lost = { $count ->
    [one] 1 Markierung wurde
   *[other] { $count } Markierungen wurden
} nie an den Server gesendet
texts-fetched = { $count ->
    [one] 1 voller Text
   *[other] { $count } volle Texte
}
never-fetched = nie abgerufen
never-synced = nie abgeglichen
synced-at = abgeglichen { $time }
no-accounts = in feeds.toml gibt es kein [[account]]; `dateline accounts add` fügt eines hinzu
account-added = { $url } wurde als { $id } hinzugefügt ({ $protocol }, { $feeds }); `dateline sync` holt die Artikel
account-well = alles in Ordnung, { $feeds }
account-removed = { $id } wurde mit { $articles } entfernt; { $kept } bleiben, weil sie einen Stern haben oder in anderen Quellen stehen
feed-added-there = { $url } wurde bei { $account } hinzugefügt; `dateline sync` holt die Artikel
feed-already = { $title } ist schon abonniert, in { $section } ({ $id }): { $url }
feed-again = { $title } ist wieder eingeschaltet, in { $section } ({ $id })
feed-added-to = { $title } wurde zu { $section } hinzugefügt ({ $id })
feed-taken-out = { $what } wurde entfernt; die Artikel bleiben im Speicher
feed-left = { $what } wurde bei { $account } abbestellt; die Artikel bleiben im Speicher
feed-fetched = { $articles }, abgerufen { $time }
feed-from = { $articles }, von { $account }
section-by-edition = dort steht sie in der eingebauten Ausgabe
section-by-site = dort stehen andere Quellen derselben Website
section-by-name = der Name des Ressorts steckt in ihrem
section-by-language = dort stehen die meisten Quellen in ihrer Sprache
section-by-nothing = mit --section kommt eine Quelle anderswohin
feeds-several = die Seite nennt { $count } Quellen; wählen Sie eine mit --feed 1 oder geben Sie ihre Adresse an
feed-number-unknown = es gibt keine Quelle { $number }; die Seite nennt { $count }
ask-feed = welche, 1 bis { $count }?
no-feed-chosen = es wurde keine Quelle gewählt und keine hinzugefügt
untitled = ohne Titel
page-kept = { $title } wurde gespeichert und hat einen Stern ({ $id })
undo-in-reader = der Befehl undo im Leser nimmt es zurück
version-by-person = es gibt eine Übersetzung von einem Menschen: { $what }
not-indexed = die Suche ist unvollständig; noch nicht erfasste Artikel: { $count }
import-done = { $added ->
    [one] 1 Quelle
   *[other] { $added } Quellen
} hinzugefügt, { $known } schon vorhanden, { $refused } abgelehnt
import-refused = { $what } wurde abgelehnt: { $reason }
import-twice = { $what } kommt mehrmals vor; das erste gilt
import-smart = { $what } wurde ein intelligentes Ressort
import-hidden = { $what } war verborgen (!) und wird hier gezeigt
import-query = diese Anfrage lässt sich hier nicht ausdrücken; schreiben Sie sie als intelligentes Ressort
import-program = es soll ein Programm ausgeführt werden; was eine importierte Datei nennt, wird nie ausgeführt
newsboat-done = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
}, davon { $read } gelesen und { $starred } mit Stern
newsboat-strange = Artikel aus { $count ->
    [one] 1 Quelle
   *[other] { $count } Quellen
} wurden ausgelassen, weil sie nicht abonniert sind; importieren Sie zuerst urls von newsboat
refresh-done = { $new } neu, { $changed } geändert; { $unchanged ->
    [one] 1 Quelle
   *[other] { $unchanged } Quellen
} unverändert, { $failed } fehlgeschlagen
sync-done = { $sent ->
    [one] 1 Markierung
   *[other] { $sent } Markierungen
} gesendet; { $new ->
    [one] 1 Artikel
   *[other] { $new } Artikel
} neu, { $changed } geändert, { $states ->
    [one] 1 Markierung
   *[other] { $states } Markierungen
} übernommen
sync-would = es würden gesendet: { $sent ->
    [one] 1 Markierung
   *[other] { $sent } Markierungen
}, abgerufen: { $new } Artikel, übernommen: { $states ->
    [one] 1 Markierung
   *[other] { $states } Markierungen
}
sync-elsewhere = ein anderes dateline gleicht diesen Speicher gerade ab
pictures-stored = Bilder im Speicher: { $count }
pictures-missing = nicht abgerufene Bilder: { $count }
pages-paywalled = nur für Abonnenten: { $count }
pages-failed = nicht abgerufene Seiten: { $count }
model-added = { $what } wurde hinzugefügt; die Lizenz ist { $licence }: { $path }
model-name-unknown = es gibt kein Modell namens { $what }; es gibt: { $known }
model-not-added = { $what } wurde nicht hinzugefügt
model-reads = das Modell liest alle Artikel; wird es abgebrochen, macht der Leser später weiter
model-has-read = vom Modell gelesene Artikel: { $count }
model-progress = { $done } von { $all } Artikeln gelesen
credits-reread = { $read ->
    [one] 1 Artikel
   *[other] { $read } Artikel
} neu gelesen, { $changed } mit anderen Angaben als vorher
pages-reread = { $read ->
    [one] 1 Seite
   *[other] { $read } Seiten
} neu gelesen, { $changed ->
    [one] 1 Artikel
   *[other] { $changed } Artikel
} geändert
salvaged = { $articles } nach { $path } gerettet
salvaged-all = nichts ging verloren
salvaged-torn = unvollständig: { $what }
newest-of = neuester { $time }

## What the doctor finds

check-good = gut
check-wrong = FEHLER
check-repaired = repariert
check-terminal = Terminal
check-folders = Ordner
check-configuration = Konfiguration
check-log = Protokoll
check-cache = Speicher
check-model = Modell
check-feeds = Quellen
check-clock = Uhr
check-network = Netz
cache-in = der Speicher liegt in { $path }
files-in = Ihre Dateien liegen in { $path }
folder-read-only = { $path } ist nicht beschreibbar
folder-is-none = { $path } ist kein Ordner
folder-missing = { $path } gibt es noch nicht
cure-folder-read-only = der Leser läuft, kann aber Quellen und Einstellungen nicht sichern; wählen Sie mit --config DIR einen anderen Ordner
cure-folder-is-none = räumen Sie es weg oder wählen Sie mit --config DIR einen anderen Ordner
cure-folder-missing = er entsteht, wenn Sie eine Quelle hinzufügen oder eine Einstellung ändern; bis dahin lesen Sie die eingebaute Ausgabe
files-well = { $feeds } in { $sections }, und kein Fehler in Ihren Dateien
cure-files = korrigieren Sie die Zeile; bis dahin wird sie übergangen
log-at = -v oder DATELINE_LOG schreibt ein Protokoll: { $path }
cache-sound = der Speicher ist in Ordnung
cure-repair = `dateline doctor --repair` repariert, was sich reparieren lässt
cure-cache-read-only = schaffen Sie dort Platz oder machen Sie die Platte beschreibbar; --data DIR wählt einen anderen Ordner
cure-model = entfernen Sie das Modell und fügen Sie es wieder hinzu
cache-translated = { $passages ->
    [one] 1 Abschnitt
   *[other] { $passages } Abschnitte
} übersetzt, in { $articles } Artikeln: { $kilobytes } kB
feeds-answered = { $answered } von { $all } Quellen antworteten beim letzten Abruf
feeds-unasked = { $count ->
    [one] 1 Quelle wurde
   *[other] { $count } Quellen wurden
} nie abgerufen
feeds-failed = { $count ->
    [one] 1 Quelle schlug
   *[other] { $count } Quellen schlugen
} fehl, etwa { $names }
feeds-gone = { $count ->
    [one] 1 Quelle ist
   *[other] { $count } Quellen sind
} endgültig weg, etwa { $names }
feeds-moved = { $count ->
    [one] 1 Quelle ist
   *[other] { $count } Quellen sind
} umgezogen und wird weiter gelesen, etwa { $names }
cure-unasked = `dateline refresh` ruft sie ab
cure-failed = `dateline feeds` nennt den Grund; `dateline doctor --feeds` versucht jetzt alle
cure-gone = `dateline remove` entfernt sie
cure-moved = `dateline feeds --json` zeigt die neuen Adressen; schreiben Sie sie in feeds.toml
clock-well = es ist { $time } ({ $zone })
clock-early = die Uhr zeigt { $time } ({ $zone }); da gab es dieses Programm noch nicht
clock-late = die Uhr zeigt { $time } ({ $zone }), aber Quellen wurden später abgerufen
cure-clock = stellen Sie die Uhr dieses Rechners: Daten von Artikeln, Zertifikate und der Takt der Quellen hängen davon ab
zone-unnamed = eine Zone ohne Namen
network-untried = es gibt keine Quelle zum Ausprobieren
network-well = { $answered } von { $all } Quellen antworteten jetzt
network-none = keine Quelle war erreichbar
network-proxy = Anfragen gehen über den Proxy in { $names }
cure-no-answer = prüfen Sie die Verbindung, eine Anmeldeseite, den Proxy und die Firewall; alles früher Abgerufene können Sie lesen
cure-certificates = vielleicht fehlen die Zertifikate dieses Systems
terminal-no-color = keine Farben, weil NO_COLOR gesetzt ist
terminal-all-colours = alle Farben; das Farbschema ist { $name }
terminal-some-colours = { $count } Farben; das Farbschema ist { $name }
cure-colours = ein Terminal mit allen Farben setzt COLORTERM=truecolor
terminal-pictures = Bilder werden voll gezeigt ({ $protocol })
terminal-pictures-later = Bilder: stellt sich heraus, wenn der Leser in einem Terminal läuft
terminal-blocks = Bilder werden als halbe Blöcke gezeigt
terminal-no-pictures = keine Bilder
cure-blocks = kitty, Ghostty, foot, WezTerm und iTerm2 zeigen Bilder voll; in tmux sind nur Blöcke verlässlich
cure-no-pictures = pictures = "blocks" in config.toml zeigt sie, wo es Farben gibt
terminal-bidi = das Terminal ordnet Arabisch und Hebräisch selbst
terminal-bidi-words = dateline ordnet die Wörter von Arabisch und Hebräisch, das Terminal ihre Buchstaben
terminal-bidi-app = dateline ordnet Arabisch und Hebräisch
terminal-bidi-off = Arabisch und Hebräisch stehen in logischer Reihenfolge
cure-bidi = erscheint solcher Text rückwärts, versuchen Sie bidi = "terminal" in config.toml
cure-bidi-off = bidi = "auto" in config.toml ordnet sie
terminal-links = Links gehen an das Terminal (OSC 8)
terminal-copies = Kopiertes geht an das Terminal (OSC 52)
terminal-no-copies = dieses Terminal nimmt nichts Kopiertes an (OSC 52)
cure-no-copies = wählen Sie mit Maus und Umschalttaste aus oder nehmen Sie ein anderes Terminal
cure-tmux-copies = tmux reicht Kopiertes weiter mit: set -g set-clipboard on
terminal-widths = das Terminal zeichnet Zeichen breiter oder schmaler, als sie sind: { $letters }
terminal-widths-well = Zeichen und Emoji haben die erwartete Breite
terminal-widths-unknown = das Terminal meldet nicht, wie breit es Zeichen zeichnet
cure-widths = Zeilen mit solchen Zeichen können verrutschen; ein neueres Terminal oder seine Einstellung für Unicode-Breiten hilft

## What is wrong in the cache

cache-strangers = Zeilen, die zu nichts gehören: { $count }
cache-index-damaged = der Suchindex ist beschädigt
cache-late-feeds = Quellen, die wegen einer falschen Uhr lange nicht abgerufen würden: { $count }
cache-unreadable-texts = Artikel mit unlesbarem Text: { $count }
cache-unreadable-articles = Artikel mit unlesbarem vollem Text: { $count }
cache-unreadable-pages = unlesbare gespeicherte Seiten: { $count }
cache-dates = Artikel mit unmöglichem Datum: { $count }
cache-account-unread = gelesene Artikel, die in einem Konto ungelesen sind: { $count }
cache-account-starred = Artikel, die in einem Konto einen Stern haben, hier aber nicht: { $count }
cache-placements = Zeilen in Ressorts mit anderem Datum oder Zustand als der Artikel: { $count }
cache-entries = Einträge mit anderem Datum oder Zustand als der Artikel: { $count }
cache-no-text = Artikel ohne Text oder Belege: { $count }
cache-text-kind = Artikel, deren Text von anderer Art ist als vermerkt: { $count }
cache-no-attempt = Artikel, deren Seite ohne Vermerk fehlschlug: { $count }
cache-no-feed = Artikel ohne Quelle: { $count }
cache-listed = Artikel mit falschem Vermerk, ob Ressorts sie zeigen: { $count }
cache-hidden-shown = verborgene Artikel, die ein Ressort zeigt: { $count }
cache-section-counts = Ressorts mit falschen Zahlen: { $count }
cache-feed-counts = Quellen mit falschen Zahlen: { $count }
cache-unsearchable = Artikel, die im Suchindex fehlen: { $count }
cache-no-meaning = Artikel, die im Index der Bedeutungen fehlen: { $count }
cache-empty-stories = Geschichten ohne Artikel: { $count }
cache-wrong-stories = Artikel in einer Geschichte, die es nicht gibt oder aus der sie genommen wurden: { $count }
cache-folded = Geschichten mit falsch gruppierten Zeilen: { $count }
cache-index-rest = entfernte Artikel, die noch im Suchindex stehen: { $count }
