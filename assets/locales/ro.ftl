# Cuvintele interfeței în română.
# Translated by a machine from en.ftl, and not yet read by somebody who speaks the language.

help-down = titlul următor, sau articolul în jos
help-up = titlul precedent, sau articolul în sus
help-top = la început
help-bottom = la sfârșit
help-page-down = o pagină în jos
help-page-up = o pagină în sus
help-half-page-down = jumătate de pagină în jos
help-half-page-up = jumătate de pagină în sus
help-open = citește articolul; într-un panou, alege
help-read-on = citește mai departe: o pagină, apoi următorul articol necitit; în lista surselor, pornit sau oprit
help-scroll-down = articolul de lângă titluri în jos
help-scroll-up = articolul de lângă titluri în sus
help-next-unread = următorul articol necitit; următoarea potrivire cât timp se văd potriviri
help-previous-unread = articolul necitit precedent; potrivirea precedentă
help-previous-section = rubrica precedentă
help-next-section = rubrica următoare
help-section = mergi la o rubrică
help-density = liste cu mai mult sau mai puțin din fiecare titlu
help-group-stories = un rând pentru fiecare text, subiect sau articol
help-zen = doar articolul pe ecran, sau din nou cu lista lui
help-today = ce a venit astăzi, din toate rubricile
help-all = toate rubricile într-o singură listă
help-starred = articolele cu stea
help-later = articole puse deoparte pentru mai târziu
help-unread-only = numai articolele necitite din această listă, sau toate; se ține minte pentru fiecare listă
help-order = ordinea listei: întâi cele mai noi, cele mai vechi, după sursă, cele necitite de cel mai mult timp
help-feed-list = toate articolele sursei acestui articol
help-front-page = prima pagină: subiecte după redacții și texte proprii
help-catch-up = aducere la zi: păstrează câteva subiecte, încheie restul
help-show-new = arată titlurile noi care așteaptă deasupra listei
help-language = numai limba articolului ales, sau din nou toate
help-toggle-read = marchează ca citit sau necitit
help-star = pune sau ia steaua
help-read-later = pune deoparte pentru mai târziu, sau nu mai
help-hide = ascunde, ca să nu apară în nicio listă; is:hidden îl găsește
help-mark-section-read = marchează rubrica, sau ce s-a găsit, ca citită
help-mark-above-read = marchează ca citite acesta și pe cele de deasupra
help-mark-below-read = marchează ca citite acesta și pe cele de dedesubt
help-mark-feed-read = marchează tot de la sursa acestui articol ca citit
help-mark-older-read = marchează ca citit ce este mai vechi decât o vârstă: 3d, 2w
help-mark-all-read = marchează totul din toate rubricile ca citit
help-range = selectează de aici: j și k continuă, apoi m, s, d, A sau y pentru toate
help-undo = anulează ultima schimbare: citit, stea, ascuns, credite, abonamente sau setări
help-redo = refă ce a fost anulat
help-search = caută în arhivă; într-un articol sau panou, caută în el
help-browse = deschide în browser
help-browse-and-read = deschide pagina în browser și marchează articolul ca citit
help-credits = credite; deschiderea unui nume arată pagina persoanei
help-credit-lines = textul cu rândurile devenite credite, sau fără ele
help-full-text = adu textul întreg de pe pagină
help-download = pregătește rubrica pentru citit fără rețea: texte întregi și imagini
help-other-version = traducerea și originalul alături, apoi doar celălalt; pe un terminal îngust se comută între ele
help-translate = de o mașină: traducerea sub fiecare paragraf, traducerea singură, originalul
help-summarize = rezumat făcut de o mașină pe care ați numit-o
help-links = legături: literele deschid una, y și literele copiază una
help-copy-address = copiază adresa articolului
help-copy-quotation = copiază primul paragraf de pe ecran, cu creditele lui
help-history-back = articolul citit înaintea acestuia
help-history-forward = din nou înainte printre cele citite
help-share = salvează articolul ca Markdown, HTML sau EPUB, sau dă-l unui program
help-changes = ce s-a schimbat în articol și în preluările lui
help-story = toate articolele subiectului: cine l-a spus primul, al cui e textul, cine l-a tradus
help-split = scoate articolul din subiect, șterge creditul sau desparte grafia; se poate anula
help-correct-name = corectează numele dintr-un credit
help-correct-role = corectează ce a făcut cineva pentru articol
help-join = unește două grafii sau redacții ale aceleiași persoane
help-like = articole despre același lucru, în orice limbă (cere un model de sens)
help-follow-story = urmărește subiectul: noutățile lui stau sus
help-mute-story = fără noutăți din subiect: articolele noi vin ca citite
help-pictures = fără imagini, sau din nou cu ele
help-narrower = o coloană mai îngustă
help-wider = o coloană mai lată
help-refresh-section = adu sursele rubricii
help-refresh = adu toate sursele
help-feeds = toate sursele și pachetele: întâi cele eșuate, necitite, schimbări; încă o dată pentru următoarea care a dat greș
help-subscriptions = toate sursele, la cea a acestui articol
help-add-feed = adaugă o sursă după adresa ei sau a unei pagini
help-rename-feed = dă sursei alt nume
help-move-feed = mută sursa în altă rubrică
help-remove-feed = scoate sursa; una a ediției este oprită
help-people = toți cei care au scris sau au tradus ceva din arhivă
help-messages = ce a spus linia de stare
help-settings = setările
help-theme = alege culorile, fiecare văzută pe loc
help-commands = fiecare comandă după nume, întâi cele folosite ultimele
help-go-to = la o rubrică, o sursă sau o persoană, după câteva litere
help-help = ajutor: ce fac tastele aici
help-back = înapoi; în titlurile unei rubrici, ieșire
help-cancel = închide potrivirile, căutarea sau panoul; înapoi, dar niciodată ieșire
help-redraw = desenează din nou ecranul
help-quit = ieșire
help-suspend = oprește temporar; fg continuă

hint-down = mișcă
hint-open = citește
hint-read-on = mai departe
hint-next-unread = următorul necitit
hint-next-section = rubrică
hint-star = stea
hint-search = caută
hint-refresh = adu
hint-help = ajutor
hint-choose = alege
hint-begin = începe lectura
hint-turn = adaugă sau scoate
hint-switch = pornit sau oprit
hint-articles = articole
hint-add-feed = adaugă
hint-rename-feed = redenumește
hint-move-feed = mută
hint-remove-feed = scoate
hint-undo = anulează
hint-back = înapoi
hint-quit = ieșire

no-such-text = negăsit: { $text }
no-link = nicio legătură pe ecran
no-address = acest articol nu are adresă
copied = copiat: { $text }
keys-mean-nothing = { $keys } nu face nimic aici; { $help } arată tastele
paste-nowhere = aici nu se poate lipi nimic; { $key } începe o căutare
with-credit-lines = cu rândurile devenite credite; { $key } le scoate din nou
offline-nothing-fetched = fără rețea: pornit cu --offline, nu se aduce nimic
nothing-unread-behind = nimic necitit mai jos
nothing-unread-before = nimic necitit mai sus
everything-read = totul este citit
open-article-first = deschide întâi un articol: creditele lui apar aici
news-arrived = articole noi: { $count }
said-help = { $key } pentru ajutor
said-place = { $number } din { $count }
version-beside = alături; { $key } arată doar cealaltă versiune
ask-credit-name = Nume:
nothing-to-correct = nu e nimic de corectat
credit-corrected = credit corectat; { $key } anulează
credit-struck = credit șters; { $key } anulează
person-joined-now = unite ca o singură persoană; { $key } anulează
person-parted = din nou două persoane; { $key } anulează
person-followed = { $what } este acum o rubrică; { $key } în lista surselor anulează
column-of = o coloană de { $cells } celule
no-full-text = fără text întreg: { $reason }
download-done = pregătite pentru citit fără rețea: { $articles }; pagini aduse: { $fetched }
panel-download = Descărcare
download-articles = { $done } din { $total } articole
download-translating = { $done } din { $total } articole traduse
download-looking = se caută ce nu este încă în cache
download-nothing = niciun articol de descărcat
download-megabytes = { $count } MB aduși
download-lacks = Fără textul întreg: { $count }
download-whole = fiecare articol are textul întreg
download-pictures = imagini care nu au putut fi aduse: { $count }
download-untried = pagina nu a fost cerută încă
download-over = gata; { $key } descarcă ce este nou sau lipsește
download-lacking = fără text întreg: { $count }, fără imagini: { $pictures }
download-translated = traduse și ele: { $count }
no-version = nu se știe de altă versiune a acestui articol
version-elsewhere = nu este în arhivă: { $address }
version-fetching = se aduce { $address }
version-failed = nu a putut fi adus: { $reason }
translating = se traduce ({ $key } oprește)
translating-already = se traduce deja; { $key } oprește
translating-stopped = traducerea s-a oprit; ce a venit se păstrează
translation-failed = netradus: { $reason }
translation-broke-off = restul rămâne în original: { $reason }
ahead-failed = unele articole nu sunt traduse: { $what }
titles-not-translated = titlurile rămân deocamdată în original: { $what }
summary-by = Făcut de o mașină din acest text: { $engine }, { $place }, { $date }
summary-failed = fără rezumat: { $reason }
translated-by-person = un om l-a scris în { $language }: { $key } îl arată, { $again } îl traduce totuși automat
translate-without-credit-lines = ce a devenit credite nu se traduce; arată întâi textul fără ele
in-no-list = acest articol nu este în nicio listă
article-gone = acest articol nu mai este în arhivă
refresh-runs = o aducere este deja în curs
outage-no-network = fără rețea; ce s-a adus mai devreme este aici
outage-guide-only = încă fără rețea: ghidul se poate citi, iar { $key } încearcă din nou
outage-portal = rețeaua răspunde la fiecare sursă cu o pagină de la { $host }: conectați-vă întâi acolo într-un browser
refreshed = adus: { $new } articole noi, { $feeds } surse
hidden = ascuns; { $key } anulează, iar căutarea is:hidden îl găsește
shown-again = din nou în liste; { $key } anulează
marked-read = articole marcate ca citite: { $count }; { $key } anulează
ask-mark-read = marchez { $count } articole ca citite? y sau Enter da:
all-read-already = aici totul este deja citit
quoted = paragraful este copiat, cu creditele lui
range-of = { $count } selectate: { $read } citite sau nu, { $star } stea, { $key } încheie
marked-range = { $count } marcate; { $key } anulează
marked-none = nimic de schimbat acolo
nothing-to-quote = niciun text de copiat pe ecran
saved = salvat: { $what }
not-saved = nesalvat: { $what }
shared = dat către { $what }
not-shared = nu s-a putut da: { $what }
no-pictures = fără imagini aici: setările sau terminalul nu au
pictures-off = fără imagini
pictures-on = cu imagini
no-color-set = NO_COLOR este setat, deci toate temele arată la fel
undone = anulat: { $what }
redone = refăcut: { $what }
nothing-to-undo = nimic de anulat
nothing-to-redo = nimic de refăcut
step-read = acum citite: { $count }
step-unread = acum necitite: { $count }
step-starred = acum cu stea: { $count }
step-unstarred = acum fără stea: { $count }
step-later = puse deoparte acum: { $count }
step-not-later = nu mai sunt puse deoparte: { $count }
put-aside = pus deoparte pentru mai târziu
not-aside = nu mai este pus deoparte
step-hidden = acum ascunse: { $count }
step-shown = din nou în liste: { $count }
step-split = separate de subiectul lor: { $count }
step-joined = din nou în subiectul lor: { $count }
step-corrected = credit corectat
step-as-read = creditul ca în original
step-one-person = două grafii, o singură persoană
step-two-people = două grafii, două persoane
step-followed = un subiect e urmărit
step-unfollowed = un subiect nu e urmărit
step-muted = un subiect e fără noutăți
step-unmuted = un subiect are noutăți
more-waiting = (+{ $count })
found = găsite: { $count }
found-so-far = găsite până acum: { $count }; articole încă neindexate: { $waiting }
matches = { $number } din { $count }
no-matches = nimic găsit
steps-of-matches = { $next } următoarea  { $previous } precedenta  { $done } gata
hints-open = literele deschid o legătură  y copiază în loc  Esc gata
hints-copy = literele copiază o legătură  y deschide în loc  Esc gata
refreshing = se aduce { $progress }
downloading = se pregătește { $progress }
translating-ahead = se traduce { $progress }
failed = { $count } eșuate ({ $key })
percent = { $number } %
offline = fără rețea

section-today = Astăzi
section-all = Toate
section-starred = Cu stea
section-later = Mai târziu
section-front = Prima pagină
new-headlines = { $count ->
    [one] 1 titlu nou
    [few] { $count } titluri noi
   *[other] { $count } de titluri noi
} ({ $key })
density-compact = un rând pentru fiecare titlu
density-comfortable = titlul, sursa și data
density-standfirst = și începutul fiecărui articol
grouping-off = un rând pentru fiecare articol
grouping-same-text = un rând pentru fiecare text: preluările sunt în spatele lui
grouping-events = un rând pentru fiecare subiect: toate redacțiile sunt în spatele lui
grouping-not-kept = subiectele sunt oprite: stories în setări ({ $key })
day-heading = { $weekday }, { $day } { $month }
weekdays = luni, marți, miercuri, joi, vineri, sâmbătă, duminică
nothing-new = nimic nou nu așteaptă aici
unread-only = numai articole necitite; { $key } le arată pe toate
unread-and-read = articole citite și necitite
newest-first = întâi cele mai noi
oldest-first = întâi cele mai vechi
by-source = după sursă, întâi cele mai noi din fiecare
longest-wait-first = numai articole necitite, întâi cele care așteaptă de cel mai mult timp
shows-unread = necitite
shows-oldest = cele mai vechi întâi
shows-by-source = după sursă
only-in-lists = merge în rubrici și în listele surselor
no-other-feed = nicio altă sursă în acea direcție
no-history-before = nimic nu a fost citit înainte
no-history-behind = acesta este ultimul citit
language-only = numai { $language }; { $key } arată din nou toate limbile
language-all = din nou toate limbile
language-unknown = limba acestui articol nu este cunoscută
language-in-sections = limbile se aleg în rubrici; într-o căutare scrie lang:ro

nothing-found = Nimic găsit.
like-none = Nu există articole asemănătoare.
like-no-model = Articolele asemănătoare se găsesc cu un model de sens: dateline models add
like-not-read = Modelul de sens nu a citit încă acest articol.
like-not-learned = Modelul de sens nu cunoaște această limbă; o traducere ar ajuta.
by-meaning = găsit după sens
search-help = Cuvinte, "expresii", -nu, OR, by: tr: lang: is:unread since:2d …
fetching = Se aduc știrile …
no-articles = Încă nu sunt articole aici. { $key } aduce toate sursele.
no-unread = Nimic necitit aici. { $key } arată și articolele citite.
nothing-of-person = Niciun articol al acestei persoane în arhivă.
no-articles-today = Azi nu a venit nimic până acum. { $key } aduce toate sursele.
no-articles-offline = Încă nu sunt articole aici și nu este rețea: acum nu se poate aduce nimic.
no-stars = Încă nu este niciun articol cu stea. { $key } pune una.
nothing-aside = Nimic pus deoparte. { $key } pune un articol deoparte pentru mai târziu.
too-small = Terminalul este prea mic: dateline are nevoie de { $columns }×{ $rows } celule.
ago-now = acum
ago-minutes = acum { $number } min
ago-hours = acum { $number } h
ago-days = acum { $number } z
mark-full = întreg
mark-teaser = fragment
mark-paywalled = cu abonament
mark-failed = eșuat
mark-crashed = necitit
people-translated = trad. { $names }
people-both = { $authors }, trad. { $translators }
everything-of = { $name }: tot ce este în arhivă · { $key } înapoi
feed-shown = { $name } · { $key } înapoi

panel-help = Taste
panel-feeds = Surse
panel-credits = Cine l-a făcut
panel-themes = Culori
panel-messages = Mesaje
panel-people = Oameni
panel-person = Persoană
panel-same = Aceeași persoană cu
panel-roles = Ce a fost de fapt?
panel-go-to = Mergi la
panel-options = Setări
panel-changes = Schimbări
panel-story = Subiect
panel-summary = Rezumat
panel-catching-up = Aducere la zi
panel-share = Dă mai departe
said-section = { $name }: { $count } necitite
said-read = citit
said-unread = necitit
said-behind = altele necitite în subiectul lui
said-starred = cu stea
said-later = de citit mai târziu
said-not-starred = fără stea
panel-sections = Mută în
panel-found = Care dintre ele?
panel-edition = Ce doriți să citiți?
edition-what = { $read } începe lectura. { $turn } adaugă sau scoate un rând; totul se poate schimba mai târziu.
edition-built-in = Știri din lume
edition-about = nouă rubrici, în engleză
edition-kept = Ediția este aleasă; { $key } o schimbă.
edition-empty = Nu este abonată încă nicio sursă; { $key } adaugă surse și pachete.
packs = Pachete
feeds-failing = Eșuate
new-section = o rubrică nouă …
feeds-count = { $count ->
    [one] 1 sursă
    [few] { $count } surse
   *[other] { $count } de surse
}
no-such-feed = Nicio sursă nu se numește așa.
pack-on-or-off = un pachet se pornește sau se oprește cu { $key }
ask-address = Adresa unei surse sau pagini:
ask-title = Nume:
ask-section = Numele rubricii:
ask-age = Marchează ca citit ce este mai vechi de (3d, 2w):
age-unknown = { $text } nu este o vârstă, de pildă 3d sau 2w
looking-for-feed = se caută o sursă: { $what }
feed-on = { $what } este pornită din nou; { $key } anulează
feed-off = { $what } este oprită, articolele rămân; { $key } anulează
feed-of-account = o livrează { $what }: { $key } dezabonează acolo
feed-renamed = se numește acum { $what }; { $key } anulează
feed-moved = { $what }; { $key } anulează
feed-removed = { $what } este scoasă, articolele rămân; { $key } anulează
feed-added = { $what } este adăugată; { $key } anulează
feed-known = { $what } există deja
pack-on = pachetul { $what } este pornit; { $key } anulează
pack-off = pachetul { $what } este oprit; { $key } anulează
feeds-undone = abonamentele sunt ca înainte
nothing-to-revert = aici nu s-a schimbat nicio setare
feeds-nothing-to-undo = nicio schimbare a abonamentelor de anulat
feeds-changed-elsewhere = feeds.toml a fost schimbat între timp în altă parte, deci rămâne așa
no-messages = Încă nu s-a spus nimic.
nobody-found = Nimeni cu acest nume.
story-alone = Nicio altă redacție nu relatează asta.
catching-up-keys = { $skip } treci · { $keep } păstrează · { $section } rubrica următoare · { $settle } încheie restul · { $close } lasă totul cum e
catching-up-kept = ★ păstrat
catching-up-so-far = păstrate: { $kept }
catching-up-end = { $count } necitite, { $kept } păstrate. { $key } marchează restul ca citite.
caught-up = { $count } → { $kept } păstrate · { $key } anulează
front-empty = Niciun eveniment din ultimele trei zile nu e relatat de mai multe redacții; subiectele fără noutăți nu intră aici.
story-keys = { $open } citește · { $order } după timp, limbă, text · { $changes } ce s-a schimbat · { $split } nu ține de subiect
story-split = nu mai ține de acest subiect; { $key } anulează
story-followed = subiectul e urmărit; { $key } anulează
story-unfollowed = subiectul nu mai e urmărit; { $key } anulează
story-muted = articolele noi ale subiectului vin ca citite; { $key } anulează
story-unmuted = subiectul are din nou noutăți; { $key } anulează
story-same-text = textul { $source }
story-first = spus întâi de { $source } ({ $date })
story-translation = traducere după { $source }
story-no-language = Limbă necunoscută
story-newsrooms = { $count ->
    [one] 1 redacție
    [few] { $count } redacții
   *[other] { $count } de redacții
}
story-languages = { $count ->
    [one] 1 limbă
    [few] { $count } limbi
   *[other] { $count } de limbi
}
story-texts = { $count ->
    [one] 1 text
    [few] { $count } texte
   *[other] { $count } de texte
}
go-to-nothing = Nimic nu se numește ca { $text }.
go-to-section = rubrică
go-to-feed = sursă
go-to-person = persoană
more-people = Sunt mai mulți: { $key } caută un nume.
ask-option = Enter o păstrează, Esc o lasă cum era
option-kept = păstrat în { $what }
option-kept-for-start = păstrat în { $what }; se aplică de la următoarea pornire
option-text-width = lățimea coloanei de text, în celule
option-feeds-at-once = surse întrebate deodată
option-timeout-seconds = secunde după care se renunță la o cerere
option-refresh-on-start = adu sursele la pornire
option-refresh-minutes = minute între două căutări de surse scadente; 0 pentru niciuna
option-list = cât arată listele din fiecare titlu
option-list-width = lățimea listei de lângă articol, în procente din ecran
option-stories = pune împreună articolele mai multor redacții despre același eveniment
option-digits = ce sunt cifrele: rubrici, sau de câte ori se face tasta următoare
option-mark-read = când se marchează un articol ca citit
option-full-text = când se aduc paginile articolelor pentru textul întreg
option-keep-page-days = zile pentru care paginile se păstrează cum au venit
option-keep-days = zile după care articolele sunt lăsate; 0 le păstrează pe toate
option-keep-per-feed = articole păstrate ale unei surse; 0 le păstrează pe toate
option-keep-unread = păstrează mai mult articolele necitite
option-even-lines = rândurile unui paragraf se termină uniform
option-page-overlap = linii care rămân pe ecran când un articol este derulat cu o pagină
option-hyperlinks = spune terminalului legăturile, ca să le poată deschide
option-mouse = folosește mausul
option-plain = spune rând după rând, pentru cititoare de ecran
option-bidi = cine așază textul scris de la dreapta
option-interface-language = limba interfeței
option-theme = culori
option-symbols = ce simboluri se desenează
option-save-folder = dosarul pentru articole salvate; gol înseamnă documentele
option-pictures = cum se arată imaginile
option-picture-megabytes = megaocteți de imagini păstrate
option-mark-reprints = marchează ca citite și preluările unui articol, odată cu el
option-window-title = arată rubrica și numărul de articole necitite în titlul ferestrei
option-notifications = anunță articolele noi prin terminal
nothing-to-refresh = Aici nu sunt surse de actualizat.
refresh-elsewhere = un alt dateline actualizează chiar acum această arhivă
marks-wait = { $count ->
    [one] 1 marcaj așteaptă
    [few] { $count } marcaje așteaptă
   *[other] { $count } de marcaje așteaptă
} serverul { $what }
browser-opened = deschis în browser: { $what }
browser-lacks = nu s-a putut porni niciun browser; adresa este { $what }
cache-full = nu mai este loc pe disc pentru arhiva { $path }; ce era acolo a rămas acolo
cache-read-only = arhiva { $path } poate fi doar citită: discul este plin sau nu poate fi scris, iar schimbările nu se păstrează
cache-damaged = arhiva { $path } ({ $reason }) este deteriorată; nimic nu a fost schimbat în ea. `dateline doctor --salvage DIR` salvează în alta ce se poate citi. Mutați-o și dateline începe alta nouă, sau puneți o copie de rezervă în locul ei
cache-unreadable = din arhiva { $path } nu s-a putut citi nimic; nu a fost schimbată
cache-failed = arhiva nu răspunde: { $path } ({ $reason })
feeds-stay = { $what }; sursele rămân cum erau
download-elsewhere = un alt dateline pregătește chiar acum o ediție din această arhivă
theme-unknown = nicio temă nu se numește { $what }
theme-too-rich = tema { $what } cere mai multe culori decât spune acest terminal că are (COLORTERM)
browser-refuses = nu este o adresă pentru browser: { $what }
never-changed = Nimic nu s-a schimbat de când a venit și nimeni nu îl preia.
changed-on = Schimbat, văzut la { $date }
reprint-of = { $source } preia textul { $first }
reprint-byline = semnat de { $people }
reprint-unchanged = Neschimbat.
share-markdown = salvează ca Markdown
share-html = salvează ca HTML
share-epub = salvează ca EPUB
in-article = În articol:
group-move = Mișcare
group-read = Citire
group-mark = Marcare
group-find = Găsire
group-feeds = Surse
group-program = Program
in-headlines = În titluri:
in-panels = În panouri:
in-subscriptions = În lista surselor:
only-in-subscriptions = în lista surselor: { $help }
no-such-key = Nicio tastă nu are de-a face cu { $text }.
no-such-command = Nicio comandă nu seamănă cu { $text }.
more-below = ▼ { $key }: încă { $count }
nobody-named = Nimeni nu este numit.
by-hand = corectat de dvs.
credits-keys = { $open } pagina persoanei · { $name } corectează numele · { $role } rolul · { $split } șterge · { $join } aceeași persoană cu … · { $undo } anulează
person-roles = Roluri: { $what }
person-newsrooms = Redacții: { $what }
person-languages = Limbi: { $what }
person-sources = Traduce din: { $what }
person-everything = Tot ce este în cache ({ $count })
person-follow = Urmărește ca rubrică
person-joined = Și { $name }, { $newsroom }
person-works = Lucrări recente
person-keys = { $join } adaugă altă grafie sau redacție · { $split } desparte una · { $undo } anulează
same-keys = { $open } sunt aceeași persoană · { $search } caută alt nume
no-feeds = Nu sunt surse.
light-ground = pe fond deschis
dark-ground = pe fond închis
no-colours = fără culori
last-answer = ultimul răspuns: { $when }
nothing-received = încă nu s-a primit nimic
kilobytes = { $number } kB
a-week = { $number } pe săptămână
next-try = din nou { $when }
moved-to = mutat la { $address }
item-unreadable = elementul { $number } de la rândul { $line } nu poate fi citit: { $reason }{ $more ->
    [0] {""}
    [one] , și încă unul
    [few] , și încă { $more }
   *[other] , și încă { $more } de elemente
}; celelalte sunt păstrate, iar redacția îl poate îndrepta
item-malformed = nu este bine format
item-empty = nu are nici titlu, nici text, nici adresă

byline = De { $names }
translation = Traducere de { $names }
translation-from = Traducere de { $names } din { $languages }
from-language = din { $languages }
into-language = în { $language }
edited-by = Redactor: { $names }
reporting-by = Relatare: { $names }
additional-reporting-by = Relatare suplimentară: { $names }
contribution-by = Cu { $names }
photo-by = Foto: { $names }
illustration-by = Ilustrație: { $names }
video-by = Video: { $names }
adapted-by = Adaptare: { $names }
compiled-by = Selecție: { $names }
machine-translation = Traducere automată
machine-translation-by = Traducere automată ({ $engine })
machine-translation-told = Traducere automată ({ $engine }), { $from } → { $to }, { $place }, { $date }
on-this-machine = pe acest calculator
kept-in-original = ‡ pasaje rămase în original: { $number }
first-published = publicat prima dată de { $names }
names-and = { $names } și { $last }
names-comma = { $names }, { $next }
minutes = citit în { $number } min
text-feed = textul sursei
text-full = text întreg
text-teaser = fragment
text-paywalled = fragment, restul este pentru abonați
text-failed = fragment, fără text întreg
text-failed-why = fragment, fără text întreg: { $reason }
text-crashed = programul s-a oprit la citirea acestui text; comanda credit-lines îl arată totuși
original = Original
original-in = Original ({ $language })
translation-in = Traducere ({ $language })
version = Altă versiune
version-in = Altă versiune ({ $language })
further-reading = Citește și:
updated = actualizat { $date }
no-text = Sursa nu dă niciun text.
no-text-but-page = Sursa nu dă niciun text. { $key } îl deschide în browser.
date-and-time = { $day } { $month } { $year }, { $time }
date-short = { $day } { $month } { $year }
day-and-time = { $day } { $month } { $time }
months = ianuarie, februarie, martie, aprilie, mai, iunie, iulie, august, septembrie, octombrie, noiembrie, decembrie
months-short = ian., feb., mar., apr., mai, iun., iul., aug., sept., oct., nov., dec.

role-author = Autor
role-translator = Traducere
role-editor = Redactor
role-reporting = Relatare
role-additional-reporting = Relatare suplimentară
role-contributor = Contribuție
role-photographer = Foto
role-illustrator = Ilustrație
role-video = Video
role-agency = Agenție
role-adapter = Adaptare
role-compiler = Selecție
role-machine-translation = Traducere automată
role-original-language = Limba originală
role-original-publication = Publicat întâi
role-dateline = Loc
role-initials = Inițiale

language-am = amharică
language-ar = arabă
language-az = azeră
language-be = belarusă
language-bg = bulgară
language-bn = bengaleză
language-bs = bosniacă
language-ca = catalană
language-cs = cehă
language-da = daneză
language-de = germană
language-el = greacă
language-en = engleză
language-es = spaniolă
language-et = estonă
language-eu = bască
language-fa = persană
language-fi = finlandeză
language-fr = franceză
language-gl = galiciană
language-he = ebraică
language-hi = hindi
language-hr = croată
language-hu = maghiară
language-hy = armeană
language-id = indoneziană
language-is = islandeză
language-it = italiană
language-ja = japoneză
language-ka = georgiană
language-kk = kazahă
language-ko = coreeană
language-ku = kurdă
language-lt = lituaniană
language-lv = letonă
language-mk = macedoneană
language-nl = olandeză
language-no = norvegiană
language-pl = poloneză
language-pt = portugheză
language-ro = română
language-ru = rusă
language-sk = slovacă
language-sl = slovenă
language-sq = albaneză
language-sr = sârbă
language-sv = suedeză
language-sw = swahili
language-ta = tamilă
language-th = thailandeză
language-tr = turcă
language-uk = ucraineană
language-ur = urdu
language-vi = vietnameză
language-zh = chineză

## What is wrong in a file

wrong-unreadable = nu poate fi citit ({ $reason }); se folosesc valorile implicite
wrong-toml = acesta nu este TOML: { $reason }
wrong-more = mai sunt greșeli în acest fișier; apar după ce le corectați pe cele arătate
wrong-option-near = nu există opțiunea { $key }; ați vrut { $near }?
wrong-option = nu există opțiunea { $key }; se așteaptă una dintre { $known }
wrong-text = se așteaptă un text între ghilimele
wrong-word = se așteaptă una dintre valorile { $known }
wrong-switch = se așteaptă true sau false
wrong-number = se așteaptă un număr întreg de la { $from } la { $to }
wrong-table = se așteaptă un tabel: { $example }
wrong-tables = se așteaptă tabele: { $example }
wrong-list = se așteaptă o listă: { $example }
wrong-names = se așteaptă o listă de nume: { $example }
wrong-selectors = se așteaptă o listă de selectori CSS: { $example }
wrong-brackets = se așteaptă { $table }, între paranteze pătrate duble
wrong-program = se așteaptă un program și argumentele lui: { $example }
wrong-header = { $name } nu este un antet care poate fi trimis
wrong-own-header = { $name } este scris de program
wrong-address = { $text } nu este o adresă ({ $reason }); se așteaptă o adresă care începe cu { $known }
wrong-scheme = { $text } nu poate fi descărcată; se așteaptă o adresă care începe cu { $known }
wrong-proxy = { $text } nu este un proxy; se așteaptă o adresă care începe cu { $known }
wrong-account-url = acest cont nu are url; se așteaptă url = "https://…", adresa de bază a serverului său
wrong-account-twice = există două conturi cu id-ul { $id }
wrong-account-taken = există deja un cont cu id-ul { $id }
wrong-id = { $id } nu este un id: conține doar litere mici, cifre, puncte și cratime, de exemplu "home"
wrong-feed-gone = sursa { $id } nu mai există
wrong-locked = nu poate fi modificat: { $reason }
wrong-unwritten = nu poate fi scris: { $reason }
wrong-unread = nu poate fi citit: { $reason }
wrong-toml-unchanged = nu este TOML, așa că nu s-a schimbat nimic în el: { $reason }
wrong-not-tables = { $name } nu este o listă de { $table }, așa că nu s-a schimbat nimic
wrong-too-large = ar depăși { $megabytes } MB, așa că nu s-a schimbat nimic în el
wrong-section-twice = există deja o rubrică de surse numită { $name }
wrong-import-large = depășește { $megabytes } MB; nu s-a importat nimic
wrong-import-many = are peste { $count } de surse; nu s-a importat nimic
wrong-opml-broken = este defect la linia { $line } ({ $reason }); nu s-a importat nimic
wrong-opml = nu este OPML: { $reason }
wrong-opml-end = se termină înainte de </opml>, deci nu este un fișier OPML întreg; nu s-a importat nimic
wrong-opml-none = nu este OPML; se așteaptă <opml> cu <outline xmlUrl="…">
wrong-urls = nu este nici OPML, nici o listă de adrese ca fișierul urls al newsboat
wrong-urls-empty = nu este OPML și nu conține nicio adresă
wrong-screen-first = se așteaptă taste sub un ecran: [headlines] înainte de { $key }
wrong-key = { $word } nu este o tastă; se așteaptă una ca { $example }
wrong-key-count = se așteaptă de la 1 la { $most } taste, cu spații între ele
wrong-screen = nu există ecranul { $name }; se așteaptă unul dintre { $known }
wrong-key-quits = { $key } închide întotdeauna programul
wrong-command-place = { $command } nu înseamnă nimic în { $screen }
wrong-keys-alike = { $one } și { $other } încep la fel: la una nu s-ar ajunge niciodată
wrong-pack = niciun pachet nu se numește { $name }; `dateline packs` le afișează
wrong-smart = o rubrică inteligentă are nevoie de un nume și de o interogare: { $example }
wrong-smart-twice = există două rubrici inteligente numite { $name }
wrong-filter = un filtru are nevoie de o interogare și de o acțiune: { $example }
wrong-day = { $text } nu este o zi; se așteaptă una ca 2026-12-31
wrong-query = se așteaptă o interogare, de exemplu { $example }
wrong-share = { $name } nu are { $example }
wrong-site = o regulă are nevoie de o gazdă: { $example }
wrong-host = se așteaptă o gazdă fără schemă și cale, ca { $example }
wrong-selector = { $text } nu este un selector CSS
wrong-edition = se așteaptă "none" sau "built-in"; se citește ca "none"
wrong-section = această rubrică nu are nume; se așteaptă { $example }
wrong-language = { $tag } nu este o etichetă de limbă; se așteaptă una ca "en" sau "zh-Hant"
wrong-feed-url = această sursă nu are url; se așteaptă { $example }
wrong-colour = se așteaptă o culoare: "#rrggbb", una a terminalului, ca "cyan" sau "bright-red", ori "default"
wrong-engine = niciun motor nu se numește { $name }; { $table } spune ce este, iar "none" că nu există
wrong-command-near = nu există comanda { $name }; ați vrut { $near }?
wrong-command = nu există comanda { $name }; : în cititor le afișează pe toate

## What fails

at-place = { $place }: { $what }
failure-and-cure = { $failure }; { $cure }

## What is wrong in a search

query-at = la caracterul { $at } al căutării: { $what }
query-long = o căutare are cel mult { $most } de caractere
query-many = o căutare are cel mult { $most } de termeni
query-or-first = OR are nevoie de un termen înainte
query-or-last = OR are nevoie de un termen după
query-or-state = OR nu poate lega cuvinte de is:unread, is:read, is:starred, tr:machine, story:, like:, since: sau before:
query-or-not = OR nu poate lega un termen de unul care trebuie să lipsească
query-quote = ghilimelele nu sunt închise
query-no-word = lipsește un cuvânt
query-no-value = lipsește o valoare pentru { $text }:
query-language = { $text } nu este o etichetă de limbă ca en sau zh-Hant
query-is = is:{ $text } nu este cunoscut; există unread, read, starred, later, hidden, full și updated
query-has = has:{ $text } nu este cunoscut; există has:translation
query-story = { $text } nu este un număr de subiect, așa cum îl afișează `dateline stories`
query-like = { $text } nu este un număr de articol, așa cum îl afișează `dateline list`
query-key = { $text }: nu este cunoscut; există by, tr, source, section, tag, lang, is, has, story, like, since și before
query-time = { $text } nu este un timp ca 36h, 2d, 3w sau 2026-11-01

## What the system refuses

reason-not-found = nu există un astfel de fișier sau dosar
reason-not-regular = nu este un fișier obișnuit
reason-changing = alt program îl modifică
reason-permission = accesul este refuzat
reason-exists = există deja
reason-is-a-folder = este un dosar
reason-not-a-folder = o parte a căii nu este un dosar
reason-disk-full = nu mai este loc pe disc
reason-read-only = discul este protejat la scriere
reason-refused = conexiunea a fost refuzată
reason-closed = conexiunea a fost închisă
reason-ended = se termină prea devreme
reason-timeout = a durat prea mult
reason-no-host = nu are gazdă
reason-host = gazda nu este un nume valid
reason-port = portul nu este un număr de la 0 la 65535
reason-ip = adresa IP nu este validă
reason-no-scheme = nu începe cu https://

## What is wrong with a program

program-fault = programul { $program } { $fault }
program-slow = nu a răspuns în { $seconds } s
program-unstarted = nu poate fi pornit: { $reason }; este instalat?
program-too-much = a scris mult prea mult
program-failed = a eșuat și nu a spus de ce
program-said = a eșuat: { $said }
program-silent = nu a scris nimic
filter-program = programul { $program } al unui filtru { $fault }
filter-programs-more = programele filtrelor nu au fost pornite pentru alte articole: { $count }
secret-no-program = nu este numit niciun program
secret-characters = are caractere pe care HTTP nu le poate transmite

## What cannot be fetched

fetch-status = serverul a răspuns { $status }
fetch-unchanged = serverul a răspuns { $status } (neschimbat, deși nu exista nimic de comparat)
fetch-refuses = serverul a răspuns { $status } (refuză acest cititor)
fetch-not-found = serverul a răspuns { $status } (nu există)
fetch-gone = serverul a răspuns { $status } (a dispărut definitiv)
fetch-too-many = serverul a răspuns { $status } (prea multe cereri)
fetch-server-fault = serverul a răspuns { $status } (are o defecțiune proprie)
fetch-elsewhere = { $to } a răspuns { $status } și nu primește datele de acces pentru { $from }
fetch-too-large = răspunsul depășește limita de { $megabytes } MB
fetch-timeout = niciun răspuns în { $seconds } s
fetch-address = nu este o adresă care poate fi descărcată: { $address } ({ $reason })
fetch-scheme = nu este o adresă care poate fi descărcată: { $address } (numai http și https)
fetch-proxy = nu este un proxy care poate fi folosit: { $proxy } ({ $reason })
fetch-private = { $address } este refuzată: duce la acest calculator sau la o rețea privată, unde adresele din afară nu au voie să ajungă
fetch-redirects = serverul redirecționează de peste { $count } ori
fetch-host = nicio adresă pentru { $host }: numele este greșit sau nu există rețea
fetch-certificate-expired = nicio conexiune sigură: certificatul serverului a expirat
fetch-certificate-not-yet = nicio conexiune sigură: certificatul serverului nu este încă valabil; merge bine ceasul acestui calculator?
fetch-certificate-other-host = nicio conexiune sigură: certificatul serverului este al altei gazde
fetch-certificate-unknown = nicio conexiune sigură: certificatul serverului nu este semnat de o autoritate de încredere
fetch-certificate-revoked = nicio conexiune sigură: certificatul serverului a fost revocat
fetch-certificate-other = nicio conexiune sigură: certificatul serverului nu poate fi verificat ({ $reason })
fetch-broken = răspunsul s-a întrerupt: { $reason }
fetch-malformed = răspunsul nu poate fi citit ca HTTP: { $reason }
fetch-connection = nicio conexiune: { $reason }
fetch-secret = parola nu a putut fi obținută: { $reason }
fetch-authority = certificatele din { $file } nu pot fi citite: { $reason }
fetch-no-authority = fișierul { $file } nu conține niciun certificat
fetch-no-network = nu există rețea
fetch-nothing = serverul nu a trimis nimic
network-unusable = rețeaua nu poate fi folosită: { $reason }
terminal-failed = terminalul a eșuat: { $reason }

## What can be done

cure-user = un `user`, `headers` sau un `user_agent` în feeds.toml l-ar putea deschide
cure-find = `dateline add` cu adresa site-ului găsește sursa nouă
cure-find-of-page = `dateline add` cu acea adresă găsește sursa pe care o numește pagina
cure-remove = `dateline remove` o scoate
cure-later = se încearcă din nou mai târziu, automat
cure-later-or-browser = se încearcă din nou mai târziu, automat; un browser arată ce este acolo acum
cure-browser = un browser arată ce este acolo acum
cure-browser-later = un browser arată ce este acolo acum; dateline încearcă din nou mai târziu
cure-new-address = scrieți adresa nouă în feeds.toml dacă aveți încredere în ea
cure-megabytes = `max_megabytes` în feeds.toml permite mai mult pentru această sursă
cure-seconds = se încearcă din nou mai târziu; `timeout_seconds` îi dă mai mult timp
cure-address = o adresă începe cu https:// sau http://
cure-proxy = corectați `proxy` în feeds.toml
cure-own = abonați-vă direct la acea adresă dacă este a dumneavoastră
cure-host = verificați numele în feeds.toml și conexiunea
cure-certificate = numai redacția poate corecta asta; `insecure_tls = true` îl acceptă
cure-secret = rulați comanda din feeds.toml ca să vedeți ce spune
cure-authority = `ca_file` în feeds.toml numește un fișier de certificate în format PEM
cure-network = verificați conexiunea; ce s-a descărcat înainte poate fi citit
cure-login = deschideți o pagină într-un browser ca să vedeți dacă rețeaua cere autentificare; nimic nu s-a schimbat
cure-start-again = aici nu s-a schimbat nimic; pentru a începe din nou folosiți `dateline accounts remove` și `add`
cure-sent-again = ce așteaptă rămâne aici și se trimite din nou
cure-unchanged = aici nu s-a schimbat nimic; se încearcă din nou mai târziu
cure-waits = ce așteaptă rămâne aici; se încearcă din nou mai târziu
cure-after = cere să fie întrebat din nou după { $seconds } s
cure-ca-file = `ca_file` în [[account]] numește certificatele care garantează pentru un server propriu
cure-password-of-its-own = FreshRSS și Miniflux au pentru asta o parolă proprie, alta decât cea a paginii web: stabiliți-o acolo
cure-api-key = CommaFeed cere cheia API ca parolă
cure-base-address = adresa de bază este alta: https://HOST/api/greader.php la FreshRSS, https://HOST/rest/googlereader la CommaFeed, pagina principală la Miniflux
cure-newer-server = o versiune mai nouă a serverului ar putea ști asta
cure-allow-api = FreshRSS: permiteți accesul prin API în setările de autentificare
cure-account = scrieți-l în [[account]] din feeds.toml
cure-account-option = indicați-l cu { $option }
cure-front-page = dați adresa paginii principale sau adresa de bază din setările sale
cure-write-http = s-a folosit https: scrieți http:// înaintea adresei unui server fără criptare
cure-does-it-run = este aceasta adresa lui și este pornit?

## What is no feed

feed-empty = răspunsul este gol
feed-page = răspunsul este o pagină web, nu o sursă
feed-json = aceasta nu este o sursă care poate fi citită: este JSON, dar nu JSON Feed
feed-nothing = aceasta nu este o sursă care poate fi citită: nu conține RSS, Atom, RDF sau JSON Feed
feed-unreadable = aceasta nu este o sursă care poate fi citită: { $reason }
feed-gave-up = aceasta nu este o sursă care poate fi citită: analizorul a renunțat
feed-cut = sursa se întrerupe la rândul { $line }, înainte de primul element
feed-hollow = sursa nu are nici titlu, nici elemente: rădăcina ei se termină la rândul { $line }
feed-no-entry = sursa nu are elemente
feed-crashed = citirea a eșuat; raportați sursa ca defect al lui dateline
find-address = { $address } nu este adresa unei surse sau pagini
find-no-feed = pagina nu numește nicio sursă și nu există niciuna la adresele obișnuite

## What is no article

page-address = se așteaptă adresa unei pagini, ca https://news.example/story
page-gone = articolul nu mai este în arhivă
page-not-kept = pagina nu a putut fi păstrată
page-no-address = articolul nu are adresă
page-no-more = pagina nu oferă mai mult text decât sursa
page-crashed = citirea a eșuat; raportați pagina ca defect al lui dateline
page-front = adresa duce la o listă de articole
page-gallery = pagina este o galerie de imagini
page-paywalled = pagina este pentru abonați
page-consent = pagina cere întâi un acord
page-error = pagina spune că ceva nu a mers
page-empty = pagina nu are text
page-not-found = în pagină nu s-a găsit niciun articol

## What is no picture

picture-kind = nu este o imagine de un fel care poate fi afișat
picture-damaged = imaginea este deteriorată
picture-damaged-why = imaginea este deteriorată: { $reason }
picture-too-large = imaginea este prea mare: { $width }×{ $height } pixeli
picture-of-terminal = terminalul nu poate afișa această imagine
picture-room = imaginile de deasupra ocupă tot locul

## What fails in the cache

cache-folder = dosarul de date { $path } nu poate fi scris: { $reason }; alegeți altul cu --data DIR
cache-newer = arhiva { $path } a fost scrisă de un dateline mai nou; folosiți acea versiune sau alt dosar cu --data DIR
cache-exists = { $path } există deja; o copie de siguranță nu suprascrie un fișier
newsboat-no-table = aceasta nu este o arhivă newsboat: nu are un tabel de articole
newsboat-foreign = aceasta nu este o arhivă newsboat: { $reason }
newsboat-damaged = aceasta este o arhivă newsboat deteriorată: { $reason }
file-unread = { $path } nu poate fi citit: { $reason }
file-unwritten = { $path } nu poate fi scris: { $reason }

## What is wrong with a model

model-pieces = lista de fragmente a modelului este deteriorată
model-weights = ponderile modelului sunt deteriorate: { $name }
model-more = ponderile modelului sunt deteriorate: sunt mai multe decât are
model-read = modelul nu poate fi citit: { $reason }
model-unknown = { $path } nu este un model cunoscut de dateline; SHA-256 este { $sha256 }. Cunoscute: { $known }
model-damaged = modelul { $name } este deteriorat ({ $reason }): scoateți-l cu `dateline models remove { $name }` și adăugați-l din nou

## What fails in a translation or a summary

translate-no-target = în ce limbă? to = "en" sub [translate] în config.toml o spune, sau --to
translate-no-engine = nu este numit nimic care să traducă din { $language }; with = "…" sub [translate] în config.toml numește un motor, iar până atunci nu se trimite nimic nicăieri
translate-unknown = niciun motor nu se numește { $engine }; definiți-l ca [translate.engine.{ $engine }] în config.toml
translate-no-source = limba acestui articol nu este cunoscută; numiți-o cu --from
translate-same = acest articol este deja în { $language }
translate-reads = citiți { $language } (languages din [translate] în config.toml), deci nu se traduce
translate-pair = motorul { $engine } nu traduce { $pair }; perechile pe care le știe sunt în config.toml: { $known }
translate-offline = motorul { $engine } are nevoie de rețea, iar --offline nu deschide conexiuni
translate-program = programul { $program } al motorului { $engine } { $fault }
translate-silent = programul { $program } al motorului { $engine } nu a scris nimic pentru { $pair }: textul rămâne în original. Poate nu știe această pereche sau eșuează fără să spună; încercați-l într-un terminal
translate-engine = motorul { $engine }: { $fault }
translate-refused = motorul { $engine } a răspuns { $status }
translate-unknown-key = motorul { $engine } a răspuns { $status }: nu cunoaște cheia
translate-large = motorul { $engine } a răspuns { $status }: cererea este prea mare pentru el
translate-too-often = motorul { $engine } a răspuns { $status }: a fost întrebat prea des; se poate încerca din nou peste un timp
translate-used-up = motorul { $engine } a răspuns { $status }: caracterele acestui cont s-au terminat
translate-limit = motorul { $engine } a folosit { $sent } din cele { $limit } de caractere pe care config.toml i le permite luna aceasta
answered-and-said = { $answered } ({ $said })
answer-page = a trimis o pagină web și nicio traducere; este corectă adresa lui?
answer-not-json = a trimis ceva care nu este JSON și nicio traducere; este corectă adresa lui?
answer-no-chat = răspunsul lui nu este unul de chat completions; este corectă adresa lui?
answer-said = spune: { $said }
answer-no-translation = în răspunsul lui nu este nicio traducere
answer-no-text = a răspuns fără text
answer-count = texte trimise: { $asked }, primite înapoi: { $came }
summarize-unnamed = nu este numit nimic care să facă rezumate; [summarize] în config.toml numește un program sau un serviciu, iar până atunci nu se trimite nimic nicăieri
summarize-offline = ceea ce face rezumate este în rețea, iar acum nu se pot deschide conexiuni
summarize-no-text = acest articol nu are text de rezumat
summarize-refused = { $host } a răspuns { $status }

## What fails in a sync

sync-unknown-user = serverul a răspuns { $status } (nu cunoaște acest utilizator cu această parolă)
sync-refused-user = serverul a răspuns { $status } (refuză acest utilizator)
sync-nothing-there = serverul a răspuns { $status } (la această adresă nu este nimic)
sync-too-large = serverul a răspuns { $status } (s-a trimis prea mult deodată)
sync-cannot = serverul a răspuns { $status } (nu poate face ce s-a cerut)
sync-off = serverul a răspuns { $status } (este oprit sau supraîncărcat)
sync-moved = serverul redirecționează către { $address }; secretele se trimit numai la adresa din feeds.toml
sync-incomplete = contul nu are { $option }
sync-nobody = la { $address } nu răspunde niciun server cu care acest cititor se poate sincroniza
sync-gave-up = serverul a refuzat de trei ori să schimbe articolul { $item } ({ $reason }); se renunță
sync-in-vain = serverul a spus că schimbările s-au făcut, dar listele lui nu le au; trimise din nou: { $count }
sync-dropped = schimbări trimise de trei ori fără succes, la care se renunță: { $count }
sync-in-both = abonate și aici, și pe server: { $feeds }
wire-page = a venit o pagină web în loc de date; așa face o rețea care cere autentificare sau o adresă greșită
wire-unreadable = răspunsul nu poate fi citit: { $reason }
wire-cut = răspunsul se întrerupe: { $reason }
wire-no-object = răspunsul nu poate fi citit: nu este un obiect JSON
wire-no-id = răspunsul nu poate fi citit: un articol din listă nu are id
wire-lacks = răspunsul nu are { $field }
wire-no-feeds = răspunsul nu are o listă de surse
wire-no-folders = răspunsul nu are o listă de dosare
wire-many-feeds = răspunsul are peste { $most } de surse
wire-many-articles = răspunsul are peste { $most } de articole
wire-not-done = serverul nu a spus că schimbarea s-a făcut
wire-not-done-said = serverul nu a spus că schimbarea s-a făcut; a spus: { $said }
wire-same-page = serverul dă mereu aceeași pagină a listei sale
wire-empty-page = o pagină a listei serverului este goală, deși se spune că urmează alta
wire-count = serverul spune că lista lui are { $said } id-uri și a dat { $given }
wire-moving = lista serverului s-a schimbat la fiecare citire
wire-refused = serverul refuză
wire-refused-said = serverul refuză: { $said }
wire-no-feed-there = serverul refuză: nu a găsit acolo nicio sursă
wire-emptied = serverul nu mai are niciunul dintre articolele necitite sau marcate ({ $count }); a fost instalat din nou?
wire-forgotten = serverul nu mai cunoaște niciuna dintre cele { $count } surse ale sale; a fost instalat din nou?

## What the command line says

and-also = { $what }; { $more }
in-line = linia { $line }: { $what }
line-no-json = nu este JSON de la coloana { $column }
line-no-object = nu este un obiect JSON
line-lacks = lipsește cheia { $key }
line-wrong = valoarea lui { $key } nu poate fi folosită
output-unwritten = ieșirea nu poate fi scrisă: { $reason }
threads-failed = programul nu își poate porni firele de execuție: { $reason }
reader-needs-terminal = cititorul are nevoie de un terminal; într-o conductă folosiți `dateline list` și `dateline show`
offline-contradicts = --offline nu se poate combina cu { $what }
offline-server = cu --offline nu se poate trimite nimic serverului unui cont
account-unknown = nu există niciun cont numit { $what }; `dateline accounts` le afișează
feed-unknown = nu există nicio sursă numită { $what }; `dateline feeds` le afișează
feed-ambiguous = mai multe surse se numesc { $what }; alegeți una după id: { $known }
section-unknown = nu există nicio rubrică numită { $what }; există: { $known }
section-none = nu există nicio rubrică numită { $what }: nu există niciuna
section-unknown-near = nu există nicio rubrică numită { $what }; ați vrut { $near }?
article-unknown = nu există niciun articol { $what } în arhivă
article-unnamed = { $what } nu este nici numărul, nici adresa unui articol; `dateline list` afișează numerele
article-alone = articolul { $what } nu este în niciun subiect
credit-unknown = articolul { $article } nu are mențiunea { $what }
credit-malformed = { $what } nu este o mențiune; se așteaptă una ca { $example }, cu unul dintre aceste roluri: { $known }
person-unknown = nimeni din arhivă nu se numește { $what }; `dateline people` îi afișează pe toți
person-several = mai multe persoane se numesc { $what }: { $known }
person-same-already = { $one } și { $other } sunt deja o singură persoană
person-not-joined = { $what } nu este legat de alt nume
person-also = Și { $name }, { $articles }
template-unknown = { $what } nu există în șabloane; există: { $known }
schema-unknown = { $what } nu are ieșire JSON; au: { $known }
export-format = pentru aceasta sunt alte formate; se așteaptă unul din { $known }
export-terminal = un EPUB nu poate fi afișat în terminal; folosiți --output FILE
export-chapters = numărul de capitole ale unei cărți este cel mult { $most }
export-nothing = nu este nimic de exportat
export-nothing-left = nu este nimic de exportat; fișierul a rămas cum era
all-defaults = toate opțiunile au valoarea implicită; le poate schimba { $path }
articles-count = { $count ->
    [one] 1 articol
    [few] { $count } articole
   *[other] { $count } de articole
}
entries-count = { $count ->
    [one] 1 intrare
    [few] { $count } intrări
   *[other] { $count } de intrări
}
sections-count = { $count ->
    [one] 1 rubrică
    [few] { $count } rubrici
   *[other] { $count } de rubrici
}
unread-count = { $count ->
    [one] 1 necitit
    [few] { $count } necitite
   *[other] { $count } de necitite
}
marks-waiting = { $count ->
    [one] 1 marcaj așteaptă
    [few] { $count } marcaje așteaptă
   *[other] { $count } de marcaje așteaptă
}
marks-lost = marcaje care nu au fost trimise niciodată serverului: { $count }
texts-fetched = { $count ->
    [one] 1 text întreg
    [few] { $count } texte întregi
   *[other] { $count } de texte întregi
}
never-fetched = niciodată actualizată
never-synced = niciodată sincronizat
synced-at = sincronizat { $time }
no-accounts = nu există niciun [[account]] în feeds.toml; `dateline accounts add` adaugă unul
account-added = { $url } a fost adăugat ca { $id } ({ $protocol }, { $feeds }); `dateline sync` aduce articolele
account-well = totul este în regulă, { $feeds }
account-removed = { $id } a fost scos cu { $articles }; articole care rămân, pentru că au stea sau sunt în alte surse: { $kept }
feed-added-there = { $url } a fost adăugat la { $account }; `dateline sync` aduce articolele
feed-already = { $title } este deja abonată, în { $section } ({ $id }): { $url }
feed-again = { $title } este pornită din nou, în { $section } ({ $id })
feed-added-to = { $title } a fost adăugată la { $section } ({ $id })
feed-taken-out = { $what } a fost scoasă; articolele ei rămân în arhivă
feed-left = abonament anulat la { $what } pe { $account }; articolele rămân în arhivă
feed-fetched = { $articles }, actualizată { $time }
feed-from = { $articles }, de la { $account }
section-by-edition = ediția inclusă o are acolo
section-by-site = alte surse ale sitului ei sunt acolo
section-by-name = numele ei îl conține pe cel al rubricii
section-by-language = cele mai multe surse în limba ei sunt acolo
section-by-nothing = --section pune o sursă în altă parte
feeds-several = surse numite de pagină: { $count }; alegeți una cu --feed 1 sau dați adresa ei
feed-number-unknown = nu există sursa { $number }; surse numite de pagină: { $count }
ask-feed = care, de la 1 la { $count }?
no-feed-chosen = nu a fost aleasă și nici adăugată vreo sursă
untitled = fără titlu
page-kept = { $title } a fost păstrat și are stea ({ $id })
undo-in-reader = comanda undo din cititor anulează aceasta
version-by-person = există o traducere făcută de un om: { $what }
not-indexed = căutarea este incompletă; articole neindexate încă: { $count }
import-done = { $added ->
    [one] 1 sursă adăugată
    [few] { $added } surse adăugate
   *[other] { $added } de surse adăugate
}; erau deja: { $known }, refuzate: { $refused }
import-refused = { $what } a fost refuzată: { $reason }
import-twice = { $what } apare de mai multe ori; se folosește prima
import-smart = { $what } a devenit o rubrică inteligentă
import-hidden = { $what } era ascunsă (!) și aici se arată
import-query = această interogare nu se poate exprima aici; scrieți-o ca rubrică inteligentă
import-program = numește un program de rulat; ce numește un fișier importat nu se rulează niciodată
newsboat-done = { $articles ->
    [one] 1 articol
    [few] { $articles } articole
   *[other] { $articles } de articole
}; citite: { $read }, cu stea: { $starred }
newsboat-strange = surse ale căror articole au fost lăsate deoparte, pentru că nu sunt abonate: { $count }; importați întâi urls din newsboat
refresh-done = noi: { $new }, schimbate: { $changed }; surse neschimbate: { $unchanged }, eșuate: { $failed }
sync-done = marcaje trimise: { $sent }; articole noi: { $new }, schimbate: { $changed }; marcaje primite: { $states }
sync-would = marcaje de trimis: { $sent }; articole de primit: { $new }; marcaje de primit: { $states }
sync-elsewhere = un alt dateline sincronizează chiar acum această arhivă
pictures-stored = imagini în arhivă: { $count }
pictures-missing = imagini care nu au putut fi aduse: { $count }
pages-paywalled = numai pentru abonați: { $count }
pages-failed = pagini care nu au putut fi aduse: { $count }
model-added = { $what } a fost adăugat; licența lui este { $licence }: { $path }
model-name-unknown = nu există niciun model numit { $what }; există: { $known }
model-not-added = { $what } nu a fost adăugat
model-reads = modelul citește toate articolele; dacă îl opriți, cititorul continuă mai târziu
model-has-read = articole citite de model: { $count }
model-progress = articole citite: { $done } din { $all }
credits-reread = articole recitite: { $read }; cu alte mențiuni decât înainte: { $changed }
pages-reread = pagini recitite: { $read }; articole schimbate: { $changed }
salvaged = { $articles } în { $path }
salvaged-all = nu s-a pierdut nimic
salvaged-torn = incomplet: { $what }
newest-of = cea mai nouă: { $time }

## What the doctor finds

check-good = bine
check-wrong = GREȘIT
check-repaired = reparat
check-terminal = terminal
check-folders = dosare
check-configuration = configurație
check-log = jurnal
check-cache = arhivă
check-model = model
check-feeds = surse
check-clock = ceas
check-network = rețea
cache-in = arhiva este în { $path }
files-in = fișierele dumneavoastră sunt în { $path }
folder-read-only = în { $path } nu se poate scrie
folder-is-none = { $path } nu este un dosar
folder-missing = { $path } nu există încă
cure-folder-read-only = cititorul merge, dar nu poate păstra surse și setări; alegeți alt dosar cu --config DIR
cure-folder-is-none = mutați-l sau alegeți alt dosar cu --config DIR
cure-folder-missing = apare când adăugați o sursă sau schimbați o setare; până atunci citiți ediția inclusă
files-well = { $feeds } în { $sections } și nicio greșeală în fișierele dumneavoastră
cure-files = corectați linia; până atunci este ignorată
log-at = -v sau DATELINE_LOG scrie un jurnal: { $path }
cache-sound = arhiva este în bună stare
cure-repair = `dateline doctor --repair` repară ce se poate repara
cure-cache-read-only = eliberați spațiu pe acel disc sau permiteți scrierea pe el; --data DIR alege alt dosar
cure-model = scoateți modelul și adăugați-l din nou
cache-translated = pasaje traduse: { $passages }, în articole: { $articles }, { $kilobytes } kB
feeds-answered = surse care au răspuns la ultima actualizare: { $answered } din { $all }
feeds-unasked = surse niciodată actualizate: { $count }
feeds-failed = { $count ->
    [one] o sursă a eșuat ({ $count })
    [few] { $count } surse au eșuat
   *[other] { $count } de surse au eșuat
}, de exemplu { $names }
feeds-gone = surse dispărute definitiv: { $count }, de exemplu { $names }
feeds-moved = surse mutate și urmate: { $count }, de exemplu { $names }
cure-unasked = `dateline refresh` le actualizează
cure-failed = `dateline feeds` spune de ce; `dateline doctor --feeds` le încearcă acum pe toate
cure-gone = `dateline remove` le scoate
cure-moved = `dateline feeds --json` afișează adresele noi; scrieți-le în feeds.toml
clock-well = este { $time } ({ $zone })
clock-early = ceasul arată { $time } ({ $zone }), înainte ca acest program să fie scris
clock-late = ceasul arată { $time } ({ $zone }), dar unele surse au fost actualizate mai târziu
cure-clock = potriviți ceasul acestui calculator: de el depind datele articolelor, certificatele și ritmul surselor
zone-unnamed = un fus fără nume
network-untried = nu este nicio sursă de încercat
network-well = surse care răspund: { $answered } din { $all }
network-none = nicio sursă nu a putut fi atinsă
network-proxy = cererile trec prin proxy-ul din { $names }
cure-no-answer = verificați conexiunea, o pagină de autentificare, proxy-ul și firewallul; puteți citi tot ce a fost adus înainte
cure-certificates = poate lipsesc certificatele acestui sistem
terminal-no-color = fără culori, pentru că NO_COLOR este setat
terminal-all-colours = toate culorile; tema este { $name }
terminal-some-colours = culori: { $count }; tema este { $name }
cure-colours = un terminal cu toate culorile setează COLORTERM=truecolor
terminal-pictures = imaginile se arată întregi ({ $protocol })
terminal-pictures-later = imagini: se află când cititorul rulează într-un terminal
terminal-blocks = imaginile se arată ca jumătăți de bloc
terminal-no-pictures = fără imagini
cure-blocks = kitty, Ghostty, foot, WezTerm și iTerm2 arată imaginile întregi; în tmux numai blocurile sunt sigure
cure-no-pictures = pictures = "blocks" în config.toml le arată unde sunt culori
terminal-bidi = terminalul ordonează singur araba și ebraica
terminal-bidi-words = dateline ordonează cuvintele din arabă și ebraică, iar terminalul literele lor
terminal-bidi-app = dateline ordonează araba și ebraica
terminal-bidi-off = araba și ebraica se arată în ordine logică
cure-bidi = dacă un astfel de text apare invers, încercați bidi = "terminal" în config.toml
cure-bidi-off = bidi = "auto" în config.toml le ordonează
terminal-links = legăturile se trimit terminalului (OSC 8)
terminal-copies = textul copiat merge la terminal (OSC 52)
terminal-no-copies = acest terminal nu primește text copiat (OSC 52)
cure-no-copies = selectați cu mausul și Shift sau folosiți alt terminal
cure-tmux-copies = tmux transmite textul copiat cu: set -g set-clipboard on
terminal-widths = terminalul desenează litere mai late sau mai înguste decât sunt: { $letters }
terminal-widths-well = literele și emoji-urile au lățimea așteptată
terminal-widths-unknown = terminalul nu spune cât de late desenează literele
cure-widths = rândurile cu astfel de litere pot fi deplasate; ajută un terminal mai nou sau setarea lui pentru lățimi Unicode

## What is wrong in the cache

cache-strangers = rânduri care nu aparțin de nimic: { $count }
cache-index-damaged = indexul de căutare este deteriorat
cache-late-feeds = surse pe care un ceas greșit le-ar lăsa mult timp neactualizate: { $count }
cache-unreadable-texts = articole al căror text nu poate fi citit: { $count }
cache-unreadable-articles = articole al căror text întreg nu poate fi citit: { $count }
cache-unreadable-pages = pagini păstrate care nu pot fi citite: { $count }
cache-dates = articole cu o dată imposibilă: { $count }
cache-account-unread = articole citite, dar necitite într-un cont: { $count }
cache-account-starred = articole cu stea într-un cont, dar nu aici: { $count }
cache-placements = rânduri din rubrici cu altă dată sau stare decât articolul: { $count }
cache-entries = intrări cu altă dată sau stare decât articolul: { $count }
cache-no-text = articole fără text sau fără dovezi: { $count }
cache-text-kind = articole al căror text este de alt fel decât cel notat: { $count }
cache-no-attempt = articole a căror pagină a eșuat fără să fie notat: { $count }
cache-no-feed = articole fără sursă: { $count }
cache-listed = articole notate greșit ca afișate sau nu în rubrici: { $count }
cache-hidden-shown = articole ascunse pe care o rubrică le arată: { $count }
cache-section-counts = rubrici cu numere greșite: { $count }
cache-feed-counts = surse cu numere greșite: { $count }
cache-unsearchable = articole care lipsesc din indexul de căutare: { $count }
cache-no-meaning = articole care lipsesc din indexul de sensuri: { $count }
cache-empty-stories = subiecte fără articole: { $count }
cache-wrong-stories = articole într-un subiect care nu există sau din care au fost scoase: { $count }
cache-folded = subiecte cu rânduri grupate greșit: { $count }
cache-index-rest = articole scoase care sunt încă în indexul de căutare: { $count }
