# Les mots de l'interface en français.
# Translated by a machine from en.ftl, and not yet read by somebody who speaks the language.

help-down = titre suivant, ou faire défiler l’article vers le bas
help-up = titre précédent, ou faire défiler l’article vers le haut
help-top = au début
help-bottom = à la fin
help-page-down = une page plus bas
help-page-up = une page plus haut
help-half-page-down = une demi-page vers le bas
help-half-page-up = une demi-page vers le haut
help-open = lire l’article ; dans un panneau, choisir
help-read-on = lire la suite : une page, puis le prochain article non lu ; dans la liste des sources, activer ou non
help-scroll-down = faire descendre l’article à côté des titres
help-scroll-up = faire remonter l’article à côté des titres
help-next-unread = prochain article non lu ; occurrence suivante tant qu’il y en a
help-previous-unread = article non lu précédent ; occurrence précédente
help-previous-section = rubrique précédente
help-next-section = rubrique suivante
help-section = aller à une rubrique
help-density = listes montrant plus ou moins de chaque titre
help-group-stories = une ligne par texte, par sujet ou par article
help-zen = l’article seul à l’écran, ou de nouveau avec sa liste
help-today = ce qui est arrivé aujourd’hui, toutes rubriques
help-all = toutes les rubriques en une liste
help-starred = les articles étoilés
help-later = articles mis de côté pour plus tard
help-unread-only = seulement les articles non lus de cette liste, ou tous ; retenu pour chaque liste
help-order = ordre de la liste : les plus récents, les plus anciens, par source, les non lus depuis le plus longtemps
help-feed-list = tous les articles de la source de cet article
help-front-page = la une : les sujets par rédactions et textes propres
help-catch-up = se remettre à jour : garder des sujets, classer le reste
help-show-new = montrer les nouveaux titres qui attendent au-dessus de la liste
help-language = seulement la langue de l’article choisi, ou de nouveau toutes
help-toggle-read = marquer comme lu ou non lu
help-star = mettre ou retirer l’étoile
help-read-later = mettre de côté pour plus tard, ou plus
help-hide = cacher, pour qu’aucune liste ne le montre ; is:hidden le retrouve
help-mark-section-read = marquer comme lue la rubrique, ou ce qui a été trouvé
help-mark-above-read = marquer comme lus celui-ci et ceux du dessus
help-mark-below-read = marquer comme lus celui-ci et ceux du dessous
help-mark-feed-read = marquer tout ce qui vient de la source de cet article comme lu
help-mark-older-read = marquer comme lu ce qui est plus ancien qu’un âge : 3d, 2w
help-mark-all-read = marquer tout dans toutes les rubriques comme lu
help-range = sélectionner à partir d’ici : j et k continuent, puis m, s, d, A ou y pour tous
help-undo = annuler le dernier changement : lu, étoile, caché, crédits, abonnements ou réglages
help-redo = refaire ce qui a été annulé
help-search = chercher dans les archives ; dans un article ou un panneau, y chercher
help-browse = ouvrir dans le navigateur
help-browse-and-read = ouvrir la page dans le navigateur et marquer l’article comme lu
help-credits = crédits ; ouvrir un nom montre la page de la personne
help-credit-lines = le texte avec les lignes devenues crédits, ou sans elles
help-full-text = aller chercher le texte entier sur la page
help-download = préparer la rubrique à lire hors ligne : textes entiers et images
help-other-version = la traduction et l’original côte à côte, puis l’autre seul ; sur un terminal étroit, passer de l’un à l’autre
help-translate = par une machine : la traduction sous chaque paragraphe, la traduction seule, l’original
help-summarize = résumé par une machine que vous avez nommée
help-links = liens : des lettres en ouvrent un, y et des lettres en copient un
help-copy-address = copier l’adresse de l’article
help-copy-quotation = copier le premier passage de l’écran avec ses crédits
help-history-back = l’article lu avant celui-ci
help-history-forward = de nouveau en avant dans ce qui a été lu
help-share = enregistrer l’article en Markdown, HTML ou EPUB, ou le donner à un programme
help-changes = ce qui a changé dans l’article et dans ses reprises
help-story = tous les articles du sujet : qui l’a dit d’abord, de qui est le texte, qui l’a traduit
help-split = retirer l’article du sujet, supprimer le crédit ou séparer la graphie ; peut être annulé
help-correct-name = corriger le nom d’un crédit
help-correct-role = corriger ce que quelqu’un a fait pour l’article
help-join = réunir deux graphies ou rédactions d’une même personne
help-like = articles sur le même sujet, dans toutes les langues (demande un modèle de sens)
help-follow-story = suivre le sujet : ses nouveautés se placent en haut
help-mute-story = taire le sujet : ses nouveaux articles arrivent comme lus
help-pictures = sans images, ou de nouveau avec
help-narrower = une colonne plus étroite
help-wider = une colonne plus large
help-refresh-section = actualiser les sources de la rubrique
help-refresh = actualiser toutes les sources
help-feeds = toutes les sources et paquets : échecs d’abord, non lus, changements ; encore pour la prochaine en échec
help-subscriptions = toutes les sources, à celle de cet article
help-add-feed = ajouter une source par son adresse, ou celle d’une page
help-rename-feed = donner un autre nom à la source
help-move-feed = mettre la source dans une autre rubrique
help-remove-feed = retirer la source ; celle de l’édition est désactivée
help-people = tous ceux qui ont écrit ou traduit quelque chose des archives
help-messages = ce que la ligne d’état a dit
help-settings = les réglages
help-theme = choisir les couleurs, chacune montrée aussitôt
help-commands = chaque commande par son nom, les dernières utilisées d’abord
help-go-to = aller à une rubrique, une source ou une personne par quelques lettres
help-help = aide : ce que font les touches ici
help-back = retour ; dans les titres d’une rubrique, quitter
help-cancel = fermer occurrences, recherche ou panneau ; retour, mais jamais quitter
help-redraw = redessiner l’écran
help-quit = quitter
help-suspend = suspendre ; fg continue

hint-down = bouger
hint-open = lire
hint-read-on = lire la suite
hint-next-unread = non lu
hint-next-section = rubrique
hint-star = étoile
hint-search = chercher
hint-refresh = actualiser
hint-help = aide
hint-choose = choisir
hint-begin = commencer à lire
hint-turn = ajouter ou ôter
hint-switch = activer ou non
hint-articles = articles
hint-add-feed = ajouter
hint-rename-feed = renommer
hint-move-feed = déplacer
hint-remove-feed = retirer
hint-undo = annuler
hint-back = retour
hint-quit = quitter

no-such-text = introuvable : { $text }
no-link = aucun lien à l’écran
no-address = cet article n’a pas d’adresse
copied = copié : { $text }
keys-mean-nothing = { $keys } ne fait rien ici ; { $help } liste les touches
paste-nowhere = rien ne peut être collé ici ; { $key } commence une recherche
with-credit-lines = avec les lignes devenues crédits ; { $key } les retire
offline-nothing-fetched = hors ligne : démarré avec --offline, rien n’est téléchargé
nothing-unread-behind = rien de non lu après
nothing-unread-before = rien de non lu avant
everything-read = tout est lu
open-article-first = ouvrez d’abord un article : ses crédits s’affichent ici
news-arrived = nouveaux articles : { $count }
said-help = { $key } pour l’aide
said-place = { $number } sur { $count }
version-beside = côte à côte ; { $key } montre l’autre version seule
ask-credit-name = Nom :
nothing-to-correct = rien à corriger
credit-corrected = crédit corrigé ; { $key } annule
credit-struck = crédit supprimé ; { $key } annule
person-joined-now = réunis en une seule personne ; { $key } annule
person-parted = de nouveau deux personnes ; { $key } annule
person-followed = { $what } est maintenant une rubrique ; { $key } dans la liste des sources annule
column-of = une colonne de { $cells } cellules
no-full-text = pas de texte entier : { $reason }
download-done = prêts à lire hors ligne : { $articles } ; pages téléchargées : { $fetched }
panel-download = Téléchargement
download-articles = { $done } articles sur { $total }
download-translating = { $done } articles traduits sur { $total }
download-looking = recherche de ce qui n’est pas encore dans le cache
download-nothing = aucun article à télécharger
download-megabytes = { $count } Mo reçus
download-lacks = Sans texte entier : { $count }
download-whole = chaque article a son texte entier
download-pictures = images qui n’ont pu être reçues : { $count }
download-untried = la page n’a pas encore été demandée
download-over = terminé ; { $key } télécharge ce qui est nouveau ou manque
download-lacking = sans texte entier : { $count }, sans image : { $pictures }
download-translated = également traduits : { $count }
no-version = aucune autre version de cet article n’est connue
version-elsewhere = il n’est pas dans les archives : { $address }
version-fetching = va chercher { $address }
version-failed = impossible de l’obtenir : { $reason }
translating = traduction en cours ({ $key } arrête)
translating-already = traduction déjà en cours ; { $key } l’arrête
translating-stopped = traduction arrêtée ; ce qui est venu est gardé
translation-failed = pas traduit : { $reason }
translation-broke-off = le reste demeure dans l’original : { $reason }
ahead-failed = certains articles ne sont pas traduits : { $what }
titles-not-translated = les titres restent pour l’instant dans l’original : { $what }
summary-by = Fait par une machine à partir de ce texte : { $engine }, { $place }, { $date }
summary-failed = pas de résumé : { $reason }
translated-by-person = quelqu’un l’a écrit en { $language } : { $key } le montre, { $again } le fait traduire quand même par une machine
translate-without-credit-lines = ce qui est devenu crédits n’est pas traduit ; montrez d’abord le texte sans ces lignes
in-no-list = cet article n’est dans aucune liste
article-gone = cet article n’est plus dans les archives
refresh-runs = une actualisation est déjà en cours
outage-no-network = pas de réseau ; ce qui a été chargé avant est là
outage-guide-only = pas encore de réseau : le guide est là à lire, et { $key } essaie de nouveau
outage-portal = le réseau répond à chaque source par une page de { $host } : il faut d’abord s’y connecter dans un navigateur
refreshed = actualisé : { $new } nouveaux articles, { $feeds } sources
hidden = caché ; { $key } annule, et la recherche is:hidden le retrouve
shown-again = de nouveau dans les listes ; { $key } annule
marked-read = articles marqués comme lus : { $count } ; { $key } annule
ask-mark-read = marquer { $count } articles comme lus ? y ou Entrée le fait :
all-read-already = ici tout est déjà lu
quoted = le passage est copié avec ses crédits
range-of = { $count } sélectionnés : { $read } lus ou non, { $star } étoile, { $key } termine
marked-range = { $count } marqués ; { $key } annule
marked-none = rien à changer ici
nothing-to-quote = aucun texte à copier à l’écran
saved = enregistré : { $what }
not-saved = non enregistré : { $what }
shared = donné à { $what }
not-shared = non donné : { $what }
no-pictures = pas d’images ici : les réglages ou le terminal n’en ont pas
pictures-off = sans images
pictures-on = avec images
no-color-set = NO_COLOR est défini, tous les thèmes se ressemblent donc
undone = annulé : { $what }
redone = refait : { $what }
nothing-to-undo = rien à annuler
nothing-to-redo = rien à refaire
step-read = lus maintenant : { $count }
step-unread = non lus maintenant : { $count }
step-starred = étoilés maintenant : { $count }
step-unstarred = sans étoile maintenant : { $count }
step-later = mis de côté maintenant : { $count }
step-not-later = plus mis de côté : { $count }
put-aside = mis de côté pour plus tard
not-aside = n’est plus mis de côté
step-hidden = cachés maintenant : { $count }
step-shown = de nouveau dans les listes : { $count }
step-split = séparés de leur sujet : { $count }
step-joined = de nouveau dans leur sujet : { $count }
step-corrected = crédit corrigé
step-as-read = crédit tel qu’imprimé
step-one-person = deux graphies, une seule personne
step-two-people = deux graphies, deux personnes
step-followed = un sujet est suivi
step-unfollowed = un sujet n’est pas suivi
step-muted = un sujet est tu
step-unmuted = un sujet n’est pas tu
more-waiting = (+{ $count })
found = { $count } trouvés
found-so-far = { $count } trouvés jusqu’ici, { $waiting ->
    [one] 1 article reste
   *[other] { $waiting } articles restent
} à indexer
matches = { $number } sur { $count }
no-matches = rien trouvé
steps-of-matches = { $next } suivante  { $previous } précédente  { $done } fini
hints-open = des lettres ouvrent un lien  y copier plutôt  Esc fini
hints-copy = des lettres copient un lien  y ouvrir plutôt  Esc fini
refreshing = actualise { $progress }
downloading = prépare { $progress }
translating-ahead = traduit { $progress }
failed = { $count } en échec ({ $key })
percent = { $number } %
offline = hors ligne

section-today = Aujourd’hui
section-all = Tout
section-starred = Étoilés
section-later = Plus tard
section-front = La une
new-headlines = { $count ->
    [one] { $count } nouveau titre
   *[other] { $count } nouveaux titres
} ({ $key })
density-compact = une ligne par titre
density-comfortable = titre, source et date
density-standfirst = et le début de chaque article
grouping-off = une ligne par article
grouping-same-text = une ligne par texte : les reprises sont derrière
grouping-events = une ligne par sujet : toutes les rédactions sont derrière
grouping-not-kept = les sujets sont désactivés : stories dans les réglages ({ $key })
day-heading = { $weekday } { $day } { $month }
weekdays = lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche
nothing-new = rien de nouveau n’attend ici
unread-only = seulement les articles non lus ; { $key } les montre tous
unread-and-read = articles lus et non lus
newest-first = les plus récents d’abord
oldest-first = les plus anciens d’abord
by-source = par source, les plus récents de chacune d’abord
longest-wait-first = seulement les articles non lus, ceux qui attendent depuis le plus longtemps d’abord
shows-unread = non lus
shows-oldest = anciens d’abord
shows-by-source = par source
only-in-lists = fonctionne dans les rubriques et les listes des sources
no-other-feed = pas d’autre source de ce côté
no-history-before = rien n’a été lu avant
no-history-behind = c’est le dernier lu
language-only = { $language } seulement ; { $key } montre de nouveau toutes les langues
language-all = de nouveau toutes les langues
language-unknown = la langue de cet article n’est pas connue
language-in-sections = les langues se choisissent dans les rubriques ; en recherche, écrire lang:ro

nothing-found = Rien trouvé.
like-none = Aucun article semblable.
like-no-model = Trouver des articles semblables demande un modèle de sens : dateline models add
like-not-read = Le modèle de sens n’a pas encore lu cet article.
like-not-learned = Le modèle de sens ne connaît pas cette langue ; une traduction aiderait.
by-meaning = trouvé par le sens
search-help = Mots, "expressions", -sans, OR, by: tr: lang: is:unread since:2d …
fetching = Les nouvelles arrivent …
no-articles = Pas encore d’articles ici. { $key } actualise toutes les sources.
no-unread = Rien de non lu ici. { $key } montre aussi les articles lus.
nothing-of-person = Aucun article de cette personne dans le cache.
no-articles-today = Rien n’est arrivé aujourd’hui. { $key } actualise toutes les sources.
no-articles-offline = Pas encore d’articles ici, et pas de réseau : rien ne peut être récupéré maintenant.
no-stars = Aucun article favori pour l’instant. { $key } en marque un.
nothing-aside = Rien de mis de côté. { $key } met un article de côté pour plus tard.
too-small = Ce terminal est trop petit : dateline a besoin de { $columns }×{ $rows } cellules.
ago-now = maintenant
ago-minutes = il y a { $number } min
ago-hours = il y a { $number } h
ago-days = il y a { $number } j
mark-full = entier
mark-teaser = extrait
mark-paywalled = abonnés
mark-failed = échec
mark-crashed = non lu
people-translated = trad. { $names }
people-both = { $authors }, trad. { $translators }
everything-of = { $name } : tout dans les archives · { $key } retour
feed-shown = { $name } · { $key } retour

panel-help = Touches
panel-feeds = Sources
panel-credits = Qui l’a fait
panel-themes = Couleurs
panel-messages = Messages
panel-people = Personnes
panel-person = Personne
panel-same = La même personne que
panel-roles = Qu’était-ce plutôt ?
panel-go-to = Aller à
panel-options = Réglages
panel-changes = Changements
panel-story = Sujet
panel-summary = Résumé
panel-catching-up = Se remettre à jour
panel-share = Partager
said-section = { $name } : { $count } non lus
said-read = lu
said-unread = non lu
said-behind = d’autres non lus dans son sujet
said-starred = étoilé
said-later = à lire plus tard
said-not-starred = sans étoile
panel-sections = Déplacer vers
panel-found = Laquelle ?
panel-edition = Que voulez-vous lire ?
edition-what = { $read } commence la lecture. { $turn } prend ou retire une ligne ; tout peut être changé plus tard.
edition-built-in = Nouvelles du monde
edition-about = neuf rubriques, en anglais
edition-kept = L’édition est choisie ; { $key } la change.
edition-empty = Aucune source n’est encore suivie ; { $key } ajoute des sources et des lots.
packs = Paquets
feeds-failing = En échec
new-section = une nouvelle rubrique …
feeds-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
no-such-feed = Aucune source ne s’appelle ainsi.
pack-on-or-off = un paquet s’active ou non par { $key }
ask-address = Adresse d’une source ou d’une page :
ask-title = Nom :
ask-section = Nom de la rubrique :
ask-age = Marquer comme lu ce qui a plus de (3d, 2w) :
age-unknown = { $text } n’est pas un âge comme 3d ou 2w
looking-for-feed = recherche d’une source : { $what }
feed-on = { $what } est de nouveau active ; { $key } annule
feed-off = { $what } est désactivée, ses articles restent ; { $key } annule
feed-of-account = fournie par { $what } : { $key } y met fin à l’abonnement
feed-renamed = elle s’appelle maintenant { $what } ; { $key } annule
feed-moved = { $what } ; { $key } annule
feed-removed = { $what } est retirée, ses articles restent ; { $key } annule
feed-added = { $what } est ajoutée ; { $key } annule
feed-known = { $what } est déjà là
pack-on = le paquet { $what } est activé ; { $key } annule
pack-off = le paquet { $what } est désactivé ; { $key } annule
feeds-undone = les abonnements sont comme avant
nothing-to-revert = aucun réglage n’a été changé ici
feeds-nothing-to-undo = aucun changement des abonnements à annuler
feeds-changed-elsewhere = feeds.toml a été changé ailleurs depuis et reste tel quel
no-messages = Rien n’a encore été dit.
nobody-found = Personne de ce nom.
story-alone = Aucune autre rédaction n’en parle.
catching-up-keys = { $skip } passer · { $keep } garder · { $section } rubrique suivante · { $settle } classer le reste · { $close } tout laisser en l’état
catching-up-kept = ★ gardé
catching-up-so-far = gardés : { $kept }
catching-up-end = { $count } non lus, { $kept } gardés. { $key } marque tous les autres comme lus.
caught-up = { $count } → { $kept } gardés · { $key } l’annule
front-empty = Aucun événement des trois derniers jours n’est raconté par plusieurs rédactions ; les sujets tus ne comptent pas.
story-keys = { $open } lire · { $order } par heure, langue, texte · { $changes } ce qui a changé · { $split } n’est pas de ce sujet
story-split = il n’est plus de ce sujet ; { $key } l’annule
story-followed = ce sujet est suivi ; { $key } l’annule
story-unfollowed = ce sujet n’est plus suivi ; { $key } l’annule
story-muted = les nouveaux articles de ce sujet arrivent comme lus ; { $key } l’annule
story-unmuted = ce sujet n’est plus tu ; { $key } l’annule
story-same-text = texte de { $source }
story-first = d’abord dit par { $source } ({ $date })
story-translation = traduction de { $source }
story-no-language = Langue inconnue
story-newsrooms = { $count ->
    [one] { $count } rédaction
   *[other] { $count } rédactions
}
story-languages = { $count ->
    [one] { $count } langue
   *[other] { $count } langues
}
story-texts = { $count ->
    [one] { $count } texte
   *[other] { $count } textes
}
go-to-nothing = Rien ne s’appelle comme { $text }.
go-to-section = rubrique
go-to-feed = source
go-to-person = personne
more-people = Il y en a d’autres : { $key } cherche un nom.
ask-option = Entrée la garde, Échap la laisse comme elle était
option-kept = gardé dans { $what }
option-kept-for-start = gardé dans { $what } ; vaut dès le prochain démarrage
option-text-width = largeur de la colonne de texte, en cellules
option-feeds-at-once = sources interrogées en même temps
option-timeout-seconds = secondes avant d’abandonner une requête
option-refresh-on-start = actualiser les sources au démarrage
option-refresh-minutes = minutes entre deux vérifications des sources à actualiser ; 0 pour aucune
option-list = ce que les listes montrent de chaque titre
option-list-width = largeur de la liste à côté d’un article, en pour cent de l’écran
option-stories = regrouper les articles de plusieurs rédactions sur un même événement
option-digits = ce que sont les chiffres : rubriques, ou nombre de fois pour la touche suivante
option-mark-read = quand un article est marqué comme lu
option-full-text = quand les pages des articles sont récupérées pour leur texte entier
option-keep-page-days = jours pendant lesquels les pages sont gardées telles quelles
option-keep-days = jours après lesquels les articles sont supprimés ; 0 les garde tous
option-keep-per-feed = articles gardés par source ; 0 les garde tous
option-keep-unread = garder plus longtemps les articles non lus
option-even-lines = faire finir les lignes d’un paragraphe régulièrement
option-page-overlap = lignes qui restent à l’écran quand un article défile d’une page
option-hyperlinks = indiquer les liens au terminal, pour qu’il puisse les ouvrir
option-mouse = utiliser la souris
option-plain = dire ligne après ligne, pour les lecteurs d’écran
option-bidi = qui ordonne le texte écrit de droite à gauche
option-interface-language = langue de l’interface
option-theme = couleurs
option-symbols = quels symboles sont dessinés
option-save-folder = dossier des articles enregistrés ; vide pour vos documents
option-pictures = comment les images sont montrées
option-picture-megabytes = mégaoctets d’images gardés
option-mark-reprints = marquer comme lues les reprises d’un article avec lui
option-window-title = afficher la rubrique et le nombre de non-lus dans le titre de la fenêtre
option-notifications = annoncer les nouveaux articles par le terminal
nothing-to-refresh = Il n’y a ici aucune source à actualiser.
refresh-elsewhere = un autre dateline actualise ce cache en ce moment
marks-wait = { $count ->
    [one] { $count } marque attend
   *[other] { $count } marques attendent
} { $what }
browser-opened = ouvert dans le navigateur : { $what }
browser-lacks = aucun navigateur n’a pu être lancé ; l’adresse est { $what }
cache-full = il n’y a plus de place sur le disque pour le cache { $path } ; ce qui s’y trouvait y est encore
cache-read-only = le cache { $path } peut seulement être lu : le disque est plein ou protégé en écriture, et vos changements ne sont pas gardés
cache-damaged = le cache { $path } ({ $reason }) est endommagé ; rien n’y a été changé. `dateline doctor --salvage DIR` sauve dans un nouveau ce qui peut être lu. Déplacez-le et dateline en commence un nouveau, ou remettez une sauvegarde à sa place
cache-unreadable = rien n’a pu être lu du cache { $path } ; il n’a pas été modifié
cache-failed = le cache a échoué : { $path } ({ $reason })
feeds-stay = { $what } ; les sources restent comme elles étaient
download-elsewhere = un autre dateline prépare en ce moment une édition avec ce cache
theme-unknown = aucun thème ne s’appelle { $what }
theme-too-rich = le thème { $what } demande plus de couleurs que ce terminal n’en annonce (COLORTERM)
browser-refuses = ce n’est pas une adresse pour un navigateur : { $what }
never-changed = Rien n’a changé depuis son arrivée, et personne ne le reprend.
changed-on = Changé, vu le { $date }
reprint-of = { $source } reprend le texte de { $first }
reprint-byline = signé { $people }
reprint-unchanged = Sans changement.
share-markdown = enregistrer en Markdown
share-html = enregistrer en HTML
share-epub = enregistrer en EPUB
in-article = Dans l’article :
group-move = Se déplacer
group-read = Lire
group-mark = Marquer
group-find = Trouver
group-feeds = Sources
group-program = Programme
in-headlines = Dans les titres :
in-panels = Dans les panneaux :
in-subscriptions = Dans la liste des sources :
only-in-subscriptions = dans la liste des sources : { $help }
no-such-key = Aucune touche n’a rapport à { $text }.
no-such-command = Aucune commande ne ressemble à { $text }.
more-below = ▼ { $key } : encore { $count }
nobody-named = Personne n’est nommé.
by-hand = corrigé par vous
credits-keys = { $open } page de la personne · { $name } corriger le nom · { $role } le rôle · { $split } supprimer · { $join } même personne que … · { $undo } annuler
person-roles = Rôles : { $what }
person-newsrooms = Rédactions : { $what }
person-languages = Langues : { $what }
person-sources = Traduit depuis : { $what }
person-everything = Tout ce qui est en cache ({ $count })
person-follow = Suivre comme rubrique
person-joined = Aussi { $name }, { $newsroom }
person-works = Travaux récents
person-keys = { $join } réunir une autre graphie ou rédaction · { $split } en séparer une · { $undo } annuler
same-keys = { $open } c’est la même personne · { $search } chercher un autre nom
no-feeds = Il n’y a pas de sources.
light-ground = sur fond clair
dark-ground = sur fond sombre
no-colours = sans couleurs
last-answer = dernière réponse : { $when }
nothing-received = rien reçu jusqu’ici
kilobytes = { $number } ko
a-week = { $number } par semaine
next-try = prochaine fois { $when }
moved-to = parti à { $address }
item-unreadable = l’élément { $number } à la ligne { $line } est illisible : { $reason }{ $more ->
    [0] {""}
    [one] , et un autre
   *[other] , et { $more } autres
} ; les autres éléments sont gardés, la rédaction peut corriger
item-malformed = il est mal formé
item-empty = il n’a ni titre, ni texte, ni adresse

byline = Par { $names }
translation = Traduction : { $names }
translation-from = Traduction : { $names } (original : { $languages })
from-language = original : { $languages }
into-language = vers : { $language }
edited-by = Édition : { $names }
reporting-by = Reportage : { $names }
additional-reporting-by = Reportage complémentaire : { $names }
contribution-by = Avec { $names }
photo-by = Photo : { $names }
illustration-by = Illustration : { $names }
video-by = Vidéo : { $names }
adapted-by = Adaptation : { $names }
compiled-by = Compilation : { $names }
machine-translation = Traduction automatique
machine-translation-by = Traduction automatique ({ $engine })
machine-translation-told = Traduction automatique ({ $engine }), { $from } → { $to }, { $place }, { $date }
on-this-machine = sur cette machine
kept-in-original = ‡ passages laissés dans l’original : { $number }
first-published = paru d’abord : { $names }
names-and = { $names } et { $last }
names-comma = { $names }, { $next }
minutes = { $number } min de lecture
text-feed = texte de la source
text-full = texte entier
text-teaser = extrait
text-paywalled = extrait, le reste est réservé aux abonnés
text-failed = extrait, pas de texte entier
text-failed-why = extrait, pas de texte entier : { $reason }
text-crashed = le programme s’est arrêté en lisant ce texte ; la commande credit-lines le montre quand même
original = Original
original-in = Original ({ $language })
translation-in = Traduction ({ $language })
version = Autre version
version-in = Autre version ({ $language })
further-reading = À lire aussi :
updated = mis à jour le { $date }
no-text = La source ne donne pas de texte.
no-text-but-page = La source ne donne pas de texte. { $key } l’ouvre dans le navigateur.
date-and-time = { $day } { $month } { $year }, { $time }
date-short = { $day } { $month } { $year }
day-and-time = { $day } { $month } { $time }
months = janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre
months-short = janv., févr., mars, avr., mai, juin, juil., août, sept., oct., nov., déc.

role-author = Auteur
role-translator = Traduction
role-editor = Édition
role-reporting = Reportage
role-additional-reporting = Reportage compl.
role-contributor = Contribution
role-photographer = Photo
role-illustrator = Illustration
role-video = Vidéo
role-agency = Agence
role-adapter = Adaptation
role-compiler = Compilation
role-machine-translation = Trad. automatique
role-original-language = Langue d’origine
role-original-publication = Première parution
role-dateline = Lieu
role-initials = Initiales

language-am = amharique
language-ar = arabe
language-az = azéri
language-be = biélorusse
language-bg = bulgare
language-bn = bengali
language-bs = bosnien
language-ca = catalan
language-cs = tchèque
language-da = danois
language-de = allemand
language-el = grec
language-en = anglais
language-es = espagnol
language-et = estonien
language-eu = basque
language-fa = persan
language-fi = finnois
language-fr = français
language-gl = galicien
language-he = hébreu
language-hi = hindi
language-hr = croate
language-hu = hongrois
language-hy = arménien
language-id = indonésien
language-is = islandais
language-it = italien
language-ja = japonais
language-ka = géorgien
language-kk = kazakh
language-ko = coréen
language-ku = kurde
language-lt = lituanien
language-lv = letton
language-mk = macédonien
language-nl = néerlandais
language-no = norvégien
language-pl = polonais
language-pt = portugais
language-ro = roumain
language-ru = russe
language-sk = slovaque
language-sl = slovène
language-sq = albanais
language-sr = serbe
language-sv = suédois
language-sw = swahili
language-ta = tamoul
language-th = thaï
language-tr = turc
language-uk = ukrainien
language-ur = ourdou
language-vi = vietnamien
language-zh = chinois

## What is wrong in a file

wrong-unreadable = ne peut pas être lu ({ $reason }) ; les valeurs par défaut sont utilisées
wrong-toml = ce n’est pas du TOML : { $reason }
wrong-more = ce fichier contient d’autres erreurs ; elles seront indiquées une fois celles-ci corrigées
wrong-option-near = l’option { $key } n’existe pas ; vouliez-vous dire { $near } ?
wrong-option = l’option { $key } n’existe pas ; attendu : { $known }
wrong-text = attendu : un texte entre guillemets
wrong-word = attendu : { $known }
wrong-switch = attendu : true ou false
wrong-number = attendu : un nombre entier de { $from } à { $to }
wrong-table = attendu : une table, { $example }
wrong-tables = attendu : des tables, { $example }
wrong-list = attendu : une liste, { $example }
wrong-names = attendu : une liste de noms, { $example }
wrong-selectors = attendu : une liste de sélecteurs CSS, { $example }
wrong-brackets = attendu : { $table }, entre doubles crochets
wrong-program = attendu : un programme et ses arguments, { $example }
wrong-header = { $name } n’est pas un en-tête qui peut être envoyé
wrong-own-header = { $name } est écrit par le programme lui-même
wrong-address = { $text } n’est pas une adresse ({ $reason }) ; attendu : une adresse qui commence par { $known }
wrong-scheme = { $text } ne peut pas être récupéré ; attendu : une adresse qui commence par { $known }
wrong-proxy = { $text } n’est pas un proxy ; attendu : une adresse qui commence par { $known }
wrong-account-url = ce compte n’a pas d’url ; attendu : url = "https://…", l’adresse de base de son serveur
wrong-account-twice = deux comptes ont l’identifiant { $id }
wrong-account-taken = un compte a déjà l’identifiant { $id }
wrong-id = { $id } n’est pas un identifiant : il ne contient que des minuscules, des chiffres, des points et des traits d’union, comme "home"
wrong-feed-gone = la source { $id } n’existe plus
wrong-locked = ne peut pas être modifié : { $reason }
wrong-unwritten = ne peut pas être écrit : { $reason }
wrong-unread = ne peut pas être lu : { $reason }
wrong-toml-unchanged = n’est pas du TOML, rien n’y a donc été changé : { $reason }
wrong-not-tables = { $name } n’est pas une liste de { $table }, rien n’a donc été changé
wrong-too-large = dépasserait { $megabytes } Mo, rien n’y a donc été changé
wrong-section-twice = une rubrique de sources s’appelle déjà { $name }
wrong-import-large = il dépasse { $megabytes } Mo ; rien n’a été importé
wrong-import-many = il contient plus de { $count } sources ; rien n’a été importé
wrong-opml-broken = est défectueux à la ligne { $line } ({ $reason }) ; rien n’a été importé
wrong-opml = n’est pas de l’OPML : { $reason }
wrong-opml-end = se termine avant </opml>, ce n’est donc pas un fichier OPML complet ; rien n’a été importé
wrong-opml-none = n’est pas de l’OPML ; attendu : <opml> avec <outline xmlUrl="…">
wrong-urls = n’est ni de l’OPML ni une liste d’adresses comme le fichier urls de newsboat
wrong-urls-empty = n’est pas de l’OPML et ne contient aucune adresse
wrong-screen-first = attendu : des touches sous un écran, [headlines] avant { $key }
wrong-key = { $word } n’est pas une touche ; attendu : une touche comme { $example }
wrong-key-count = attendu : de 1 à { $most } touches séparées par des espaces
wrong-screen = l’écran { $name } n’existe pas ; attendu : { $known }
wrong-key-quits = { $key } quitte toujours
wrong-command-place = { $command } n’a aucun sens dans { $screen }
wrong-keys-alike = { $one } et { $other } commencent pareil : l’une ne serait jamais atteinte
wrong-pack = aucun paquet ne s’appelle { $name } ; `dateline packs` les liste
wrong-smart = une rubrique intelligente a besoin d’un nom et d’une requête : { $example }
wrong-smart-twice = deux rubriques intelligentes s’appellent { $name }
wrong-filter = un filtre a besoin d’une requête et d’une action : { $example }
wrong-day = { $text } n’est pas un jour ; attendu : un jour comme 2026-12-31
wrong-query = attendu : une requête comme { $example }
wrong-share = { $name } n’a pas de { $example }
wrong-site = une règle a besoin d’un hôte : { $example }
wrong-host = attendu : un hôte sans schéma ni chemin, comme { $example }
wrong-selector = { $text } n’est pas un sélecteur CSS
wrong-edition = attendu : "none" ou "built-in" ; lu comme "none"
wrong-section = cette rubrique n’a pas de nom ; attendu : { $example }
wrong-language = { $tag } n’est pas une étiquette de langue ; attendu : une étiquette comme "en" ou "zh-Hant"
wrong-feed-url = cette source n’a pas d’url ; attendu : { $example }
wrong-colour = attendu : une couleur, "#rrggbb", une du terminal comme "cyan" ou "bright-red", ou "default"
wrong-engine = aucun moteur ne s’appelle { $name } ; { $table } dit ce qu’il est, et "none" qu’il n’y en a pas
wrong-command-near = la commande { $name } n’existe pas ; vouliez-vous dire { $near } ?
wrong-command = la commande { $name } n’existe pas ; : dans le lecteur les liste toutes

## What fails

at-place = { $place } : { $what }
failure-and-cure = { $failure } ; { $cure }

## What is wrong in a search

query-at = au caractère { $at } de la recherche : { $what }
query-long = une recherche a au plus { $most } caractères
query-many = une recherche a au plus { $most } termes
query-or-first = OR doit suivre un terme
query-or-last = OR doit précéder un terme
query-or-state = OR ne peut pas relier des mots à is:unread, is:read, is:starred, tr:machine, story:, like:, since: ou before:
query-or-not = OR ne peut pas relier un terme à un terme exclu
query-quote = le guillemet n’est pas fermé
query-no-word = il manque un mot
query-no-value = il manque une valeur pour { $text }:
query-language = { $text } n’est pas une étiquette de langue comme en ou zh-Hant
query-is = is:{ $text } n’existe pas ; il y a unread, read, starred, later, hidden, full et updated
query-has = has:{ $text } n’existe pas ; il y a has:translation
query-story = { $text } n’est pas un numéro de sujet comme ceux que donne `dateline stories`
query-like = { $text } n’est pas un numéro d’article comme ceux que donne `dateline list`
query-key = { $text }: n’existe pas ; il y a by, tr, source, section, tag, lang, is, has, story, like, since et before
query-time = { $text } n’est pas un temps comme 36h, 2d, 3w ou 2026-11-01

## What the system refuses

reason-not-found = fichier ou dossier introuvable
reason-not-regular = ce n’est pas un fichier ordinaire
reason-changing = un autre programme est en train de le modifier
reason-permission = permission refusée
reason-exists = existe déjà
reason-is-a-folder = c’est un dossier
reason-not-a-folder = une partie du chemin n’est pas un dossier
reason-disk-full = il n’y a plus de place sur le disque
reason-read-only = le disque est protégé en écriture
reason-refused = connexion refusée
reason-closed = la connexion a été fermée
reason-ended = cela se termine trop tôt
reason-timeout = cela a pris trop de temps
reason-no-host = il n’a pas d’hôte
reason-host = l’hôte n’est pas un nom valide
reason-port = le port n’est pas un nombre de 0 à 65535
reason-ip = l’adresse IP n’est pas valide
reason-no-scheme = il ne commence pas par https://

## What is wrong with a program

program-fault = le programme { $program } { $fault }
program-slow = n’a pas répondu en { $seconds } s
program-unstarted = ne peut pas être lancé : { $reason } ; est-il installé ?
program-too-much = a écrit beaucoup trop
program-failed = a échoué sans dire pourquoi
program-said = a échoué : { $said }
program-silent = n’a rien écrit
filter-program = le programme { $program } d’un filtre { $fault }
filter-programs-more = les programmes des filtres n’ont pas été lancés pour d’autres articles : { $count }
secret-no-program = aucun programme n’est nommé
secret-characters = il contient des caractères que HTTP ne peut pas transmettre

## What cannot be fetched

fetch-status = le serveur a répondu { $status }
fetch-unchanged = le serveur a répondu { $status } (inchangé, alors qu’il n’y avait rien à comparer)
fetch-refuses = le serveur a répondu { $status } (il refuse ce lecteur)
fetch-not-found = le serveur a répondu { $status } (introuvable)
fetch-gone = le serveur a répondu { $status } (supprimé définitivement)
fetch-too-many = le serveur a répondu { $status } (trop de requêtes)
fetch-server-fault = le serveur a répondu { $status } (il a lui-même une panne)
fetch-elsewhere = { $to } a répondu { $status } et ne reçoit pas les identifiants de { $from }
fetch-too-large = la réponse dépasse la limite de { $megabytes } Mo
fetch-timeout = pas de réponse en { $seconds } s
fetch-address = ce n’est pas une adresse qui peut être récupérée : { $address } ({ $reason })
fetch-scheme = ce n’est pas une adresse qui peut être récupérée : { $address } (seulement http et https)
fetch-proxy = ce n’est pas un proxy utilisable : { $proxy } ({ $reason })
fetch-private = { $address } est refusée : elle mène à cette machine ou à un réseau privé, que les adresses venues d’ailleurs ne doivent pas atteindre
fetch-redirects = le serveur redirige plus de { $count } fois
fetch-host = aucune adresse pour { $host } : le nom est faux ou il n’y a pas de réseau
fetch-certificate-expired = pas de connexion sûre : le certificat du serveur a expiré
fetch-certificate-not-yet = pas de connexion sûre : le certificat du serveur n’est pas encore valable ; l’horloge de cette machine est-elle juste ?
fetch-certificate-other-host = pas de connexion sûre : le certificat du serveur est celui d’un autre hôte
fetch-certificate-unknown = pas de connexion sûre : le certificat du serveur n’est pas signé par une autorité de confiance
fetch-certificate-revoked = pas de connexion sûre : le certificat du serveur a été révoqué
fetch-certificate-other = pas de connexion sûre : le certificat du serveur ne peut pas être vérifié ({ $reason })
fetch-broken = la réponse a été interrompue : { $reason }
fetch-malformed = la réponse ne peut pas être lue comme du HTTP : { $reason }
fetch-connection = pas de connexion : { $reason }
fetch-secret = le mot de passe n’a pas pu être obtenu : { $reason }
fetch-authority = les certificats de { $file } ne peuvent pas être lus : { $reason }
fetch-no-authority = le fichier { $file } ne contient aucun certificat
fetch-no-network = il n’y a pas de réseau
fetch-nothing = le serveur n’a rien envoyé
network-unusable = le réseau ne peut pas être utilisé : { $reason }
terminal-failed = le terminal a échoué : { $reason }

## What can be done

cure-user = un `user`, des `headers` ou un `user_agent` dans feeds.toml peuvent l’ouvrir
cure-find = `dateline add` avec l’adresse de son site trouve la nouvelle
cure-find-of-page = `dateline add` avec cette adresse trouve la source que la page indique
cure-remove = `dateline remove` la retire
cure-later = un nouvel essai aura lieu plus tard tout seul
cure-later-or-browser = un nouvel essai aura lieu plus tard tout seul ; un navigateur montre ce qui s’y trouve
cure-browser = un navigateur montre ce qui s’y trouve
cure-browser-later = un navigateur montre ce qui s’y trouve ; dateline réessaie plus tard
cure-new-address = inscrivez la nouvelle adresse dans feeds.toml si vous lui faites confiance
cure-megabytes = `max_megabytes` dans feeds.toml accepte davantage de cette source
cure-seconds = un nouvel essai aura lieu plus tard ; `timeout_seconds` lui donne plus de temps
cure-address = une adresse commence par https:// ou http://
cure-proxy = corrigez `proxy` dans feeds.toml
cure-own = abonnez-vous à cette adresse même si elle est à vous
cure-host = vérifiez le nom dans feeds.toml et la connexion
cure-certificate = seule la rédaction peut corriger cela ; `insecure_tls = true` l’accepte
cure-secret = lancez la commande indiquée dans feeds.toml pour voir ce qu’elle dit
cure-authority = `ca_file` dans feeds.toml nomme un fichier de certificats au format PEM
cure-network = vérifiez la connexion ; ce qui a été chargé avant peut être lu
cure-login = ouvrez une page dans un navigateur pour voir si le réseau demande une connexion ; rien n’a été changé
cure-start-again = rien n’a été changé ici ; pour recommencer, utilisez `dateline accounts remove` puis `add`
cure-sent-again = ce qui attend reste ici et sera renvoyé
cure-unchanged = rien n’a été changé ici ; un nouvel essai aura lieu plus tard
cure-waits = ce qui attend reste ici ; un nouvel essai aura lieu plus tard
cure-after = il veut qu’on redemande après { $seconds } s
cure-ca-file = `ca_file` dans son [[account]] nomme les certificats qui garantissent un serveur à vous
cure-password-of-its-own = FreshRSS et Miniflux ont pour cela un mot de passe à part, autre que celui de la page web : définissez-le là-bas
cure-api-key = CommaFeed veut sa clé d’API comme mot de passe
cure-base-address = l’adresse de base est autre : https://HOST/api/greader.php pour FreshRSS, https://HOST/rest/googlereader pour CommaFeed, la page d’accueil pour Miniflux
cure-newer-server = une version plus récente du serveur le sait peut-être
cure-allow-api = FreshRSS : autorisez l’accès par API dans ses réglages d’authentification
cure-account = indiquez-le dans son [[account]] de feeds.toml
cure-account-option = indiquez-le avec { $option }
cure-front-page = donnez l’adresse de sa page d’accueil, ou l’adresse de base que montrent ses réglages
cure-write-http = la demande est partie en https : écrivez http:// devant l’adresse d’un serveur sans chiffrement
cure-does-it-run = est-ce bien son adresse, et est-il en marche ?

## What is no feed

feed-empty = la réponse est vide
feed-page = la réponse est une page web, pas une source
feed-json = ce n’est pas une source lisible : c’est du JSON, mais pas un JSON Feed
feed-nothing = ce n’est pas une source lisible : elle ne contient ni RSS, ni Atom, ni RDF, ni JSON Feed
feed-unreadable = ce n’est pas une source lisible : { $reason }
feed-gave-up = ce n’est pas une source lisible : l’analyseur y a renoncé
feed-cut = la source s’interrompt à la ligne { $line }, avant son premier élément
feed-hollow = la source n’a ni titre ni éléments : sa racine se termine à la ligne { $line }
feed-no-entry = la source n’a aucun élément
feed-crashed = la lecture a échoué ; signalez la source comme un défaut de dateline
find-address = { $address } n’est pas l’adresse d’une source ou d’une page
find-no-feed = la page n’indique aucune source, et il n’y en a pas aux adresses habituelles

## What is no article

page-address = attendu : l’adresse d’une page, comme https://news.example/story
page-gone = l’article n’est plus dans le cache
page-not-kept = la page n’a pas pu être gardée
page-no-address = l’article n’a pas d’adresse
page-no-more = la page ne donne pas plus de texte que la source
page-crashed = la lecture a échoué ; signalez la page comme un défaut de dateline
page-front = l’adresse mène à une liste d’articles
page-gallery = la page est une galerie d’images
page-paywalled = la page est réservée aux abonnés
page-consent = la page demande d’abord un consentement
page-error = la page dit que quelque chose a échoué
page-empty = la page n’a pas de texte
page-not-found = aucun article n’a été trouvé dans la page

## What is no picture

picture-kind = ce n’est pas une image d’un type affichable
picture-damaged = l’image est endommagée
picture-damaged-why = l’image est endommagée : { $reason }
picture-too-large = l’image est trop grande : { $width }×{ $height } pixels
picture-of-terminal = le terminal ne peut pas afficher cette image
picture-room = les images au-dessus prennent toute la place

## What fails in the cache

cache-folder = le dossier de données { $path } ne peut pas être écrit : { $reason } ; choisissez-en un autre avec --data DIR
cache-newer = le cache { $path } a été écrit par un dateline plus récent ; utilisez cette version, ou un autre dossier avec --data DIR
cache-exists = { $path } existe déjà ; une sauvegarde n’écrase pas un fichier
newsboat-no-table = ce n’est pas un cache de newsboat : il n’a pas de table d’articles
newsboat-foreign = ce n’est pas un cache de newsboat : { $reason }
newsboat-damaged = c’est un cache de newsboat endommagé : { $reason }
file-unread = { $path } ne peut pas être lu : { $reason }
file-unwritten = { $path } ne peut pas être écrit : { $reason }

## What is wrong with a model

model-pieces = la liste des fragments du modèle est endommagée
model-weights = les poids du modèle sont endommagés : { $name }
model-more = les poids du modèle sont endommagés : il y en a trop
model-read = le modèle ne peut pas être lu : { $reason }
model-unknown = { $path } n’est pas un modèle que dateline connaît ; son SHA-256 est { $sha256 }. Connus : { $known }
model-damaged = le modèle { $name } est endommagé ({ $reason }) : retirez-le avec `dateline models remove { $name }` et ajoutez-le de nouveau

## What fails in a translation or a summary

translate-no-target = vers quelle langue ? to = "en" sous [translate] dans config.toml le dit, ou --to
translate-no-engine = rien n’est nommé pour traduire depuis { $language } ; with = "…" sous [translate] dans config.toml nomme un moteur, et rien n’est envoyé avant cela
translate-unknown = aucun moteur ne s’appelle { $engine } ; définissez-le comme [translate.engine.{ $engine }] dans config.toml
translate-no-source = la langue de cet article est inconnue ; indiquez-la avec --from
translate-same = cet article est déjà en { $language }
translate-reads = vous lisez cette langue : { $language } (languages de [translate] dans config.toml), elle n’est donc pas traduite
translate-pair = le moteur { $engine } ne traduit pas { $pair } ; les paires qu’il connaît sont dans config.toml : { $known }
translate-offline = le moteur { $engine } a besoin du réseau, et --offline n’ouvre aucune connexion
translate-program = le programme { $program } du moteur { $engine } { $fault }
translate-silent = le programme { $program } du moteur { $engine } n’a rien écrit pour { $pair } : le texte reste dans l’original. Il ne connaît peut-être pas cette paire, ou échoue sans le dire ; essayez-le dans un terminal
translate-engine = le moteur { $engine } : { $fault }
translate-refused = le moteur { $engine } a répondu { $status }
translate-unknown-key = le moteur { $engine } a répondu { $status } : il ne connaît pas la clé
translate-large = le moteur { $engine } a répondu { $status } : la demande est trop grande pour lui
translate-too-often = le moteur { $engine } a répondu { $status } : on l’a sollicité trop souvent ; réessayez dans un moment
translate-used-up = le moteur { $engine } a répondu { $status } : les caractères de ce compte sont épuisés
translate-limit = le moteur { $engine } a utilisé { $sent } des { $limit } caractères que config.toml lui accorde ce mois-ci
answered-and-said = { $answered } ({ $said })
answer-page = il a envoyé une page web et pas de traduction ; son adresse est-elle juste ?
answer-not-json = il a envoyé quelque chose qui n’est pas du JSON et pas de traduction ; son adresse est-elle juste ?
answer-no-chat = sa réponse n’est pas celle de chat completions ; son adresse est-elle juste ?
answer-said = il dit : { $said }
answer-no-translation = il n’y a pas de traduction dans sa réponse
answer-no-text = il a répondu sans texte
answer-count = textes envoyés : { $asked }, renvoyés : { $came }
summarize-unnamed = rien n’est nommé pour faire des résumés ; [summarize] dans config.toml nomme un programme ou un service, et rien n’est envoyé avant cela
summarize-offline = ce qui fait les résumés est sur le réseau, et aucune connexion ne peut être ouverte maintenant
summarize-no-text = cet article n’a pas de texte à résumer
summarize-refused = { $host } a répondu { $status }

## What fails in a sync

sync-unknown-user = le serveur a répondu { $status } (il ne connaît pas cet utilisateur avec ce mot de passe)
sync-refused-user = le serveur a répondu { $status } (il refuse cet utilisateur)
sync-nothing-there = le serveur a répondu { $status } (il n’y a rien à cette adresse)
sync-too-large = le serveur a répondu { $status } (trop de choses ont été envoyées à la fois)
sync-cannot = le serveur a répondu { $status } (il ne peut pas faire ce qui est demandé)
sync-off = le serveur a répondu { $status } (il est arrêté ou surchargé)
sync-moved = le serveur redirige vers { $address } ; les secrets ne vont qu’à l’origine indiquée dans feeds.toml
sync-incomplete = le compte n’a pas de { $option }
sync-nobody = aucun serveur avec lequel ce lecteur peut se synchroniser ne répond à { $address }
sync-gave-up = le serveur a refusé trois fois de changer l’article { $item } ({ $reason }) ; abandon
sync-in-vain = le serveur a dit que les changements étaient faits, mais ses listes ne les ont pas ; renvoyés : { $count }
sync-dropped = changements envoyés trois fois sans succès et abandonnés : { $count }
sync-in-both = abonnées ici et aussi sur le serveur : { $feeds }
wire-page = une page web est arrivée au lieu de données ; un réseau qui demande une connexion, ou une adresse fausse, fait cela
wire-unreadable = la réponse ne peut pas être lue : { $reason }
wire-cut = la réponse s’interrompt : { $reason }
wire-no-object = la réponse ne peut pas être lue : ce n’est pas un objet JSON
wire-no-id = la réponse ne peut pas être lue : un article de la liste n’a pas d’id
wire-lacks = la réponse n’a pas de { $field }
wire-no-feeds = la réponse n’a pas de liste de sources
wire-no-folders = la réponse n’a pas de liste de dossiers
wire-many-feeds = la réponse liste plus de { $most } sources
wire-many-articles = la réponse liste plus de { $most } articles
wire-not-done = le serveur n’a pas dit que le changement était fait
wire-not-done-said = le serveur n’a pas dit que le changement était fait ; il a dit : { $said }
wire-same-page = le serveur donne sans cesse la même page de sa liste
wire-empty-page = une page de la liste du serveur est vide, bien qu’une autre soit annoncée
wire-count = le serveur dit que sa liste a { $said } identifiants et en a donné { $given }
wire-moving = la liste du serveur changeait à chaque lecture
wire-refused = le serveur refuse
wire-refused-said = le serveur refuse : { $said }
wire-no-feed-there = le serveur refuse : il n’y a trouvé aucune source
wire-emptied = le serveur n’a plus aucun des articles non lus ou marqués ({ $count }) ; a-t-il été réinstallé ?
wire-forgotten = le serveur ne connaît plus aucune de ses { $count } sources ; a-t-il été réinstallé ?

## What the command line says

and-also = { $what } ; { $more }
in-line = ligne { $line } : { $what }
line-no-json = pas de JSON à partir de la colonne { $column }
line-no-object = pas un objet JSON
line-lacks = la clé { $key } manque
line-wrong = la valeur de { $key } est inutilisable
output-unwritten = la sortie ne peut pas être écrite : { $reason }
threads-failed = le programme ne peut pas lancer ses fils d’exécution : { $reason }
reader-needs-terminal = le lecteur a besoin d’un terminal ; dans un tube, utilisez `dateline list` et `dateline show`
offline-contradicts = --offline est incompatible avec { $what }
offline-server = avec --offline, rien ne peut être envoyé au serveur d’un compte
account-unknown = il n’y a pas de compte nommé { $what } ; `dateline accounts` les liste
feed-unknown = il n’y a pas de source nommée { $what } ; `dateline feeds` les liste
feed-ambiguous = plusieurs sources s’appellent { $what } ; choisissez-en une par son identifiant : { $known }
section-unknown = il n’y a pas de rubrique nommée { $what } ; il y a : { $known }
section-none = il n’y a pas de rubrique nommée { $what } : il n’y en a aucune
section-unknown-near = il n’y a pas de rubrique nommée { $what } ; vouliez-vous dire { $near } ?
article-unknown = il n’y a pas d’article { $what } dans le cache
article-unnamed = { $what } n’est ni le numéro ni l’adresse d’un article ; `dateline list` affiche les numéros
article-alone = l’article { $what } n’appartient à aucun sujet
credit-unknown = l’article { $article } n’a pas le crédit { $what }
credit-malformed = { $what } n’est pas un crédit ; attendu : un crédit comme { $example }, avec l’un de ces rôles : { $known }
person-unknown = personne dans le cache ne s’appelle { $what } ; `dateline people` liste tout le monde
person-several = plusieurs personnes s’appellent { $what } : { $known }
person-same-already = { $one } et { $other } sont déjà une seule personne
person-not-joined = { $what } n’est joint à aucun autre nom
person-also = Aussi { $name }, { $articles }
template-unknown = { $what } n’existe pas dans les modèles ; il y a : { $known }
schema-unknown = { $what } n’a pas de sortie JSON ; en ont une : { $known }
export-format = il y a d’autres formats pour cela ; attendu : l’un de { $known }
export-terminal = un EPUB ne peut pas être affiché dans un terminal ; utilisez --output FILE
export-chapters = un livre a au plus { $most } chapitres
export-nothing = il n’y a rien à exporter
export-nothing-left = il n’y a rien à exporter ; le fichier est resté tel quel
all-defaults = toutes les options ont leur valeur par défaut ; { $path } peut les changer
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
entries-count = { $count ->
    [one] { $count } entrée
   *[other] { $count } entrées
}
sections-count = { $count ->
    [one] { $count } rubrique
   *[other] { $count } rubriques
}
unread-count = { $count ->
    [one] { $count } non lu
   *[other] { $count } non lus
}
marks-waiting = { $count ->
    [one] { $count } marque attend
   *[other] { $count } marques attendent
}
marks-lost = { $count ->
    [one] { $count } marque n’a jamais été envoyée
   *[other] { $count } marques n’ont jamais été envoyées
} au serveur
texts-fetched = { $count ->
    [one] { $count } texte entier
   *[other] { $count } textes entiers
}
never-fetched = jamais actualisée
never-synced = jamais synchronisé
synced-at = synchronisé { $time }
no-accounts = il n’y a pas de [[account]] dans feeds.toml ; `dateline accounts add` en ajoute un
account-added = { $url } a été ajouté sous le nom { $id } ({ $protocol }, { $feeds }) ; `dateline sync` apporte ses articles
account-well = tout va bien, { $feeds }
account-removed = { $id } a été retiré avec { $articles } ; articles gardés, parce qu’ils ont une étoile ou sont dans d’autres sources : { $kept }
feed-added-there = { $url } a été ajouté sur { $account } ; `dateline sync` apporte ses articles
feed-already = { $title } est déjà abonné, dans { $section } ({ $id }) : { $url }
feed-again = { $title } est de nouveau activé, dans { $section } ({ $id })
feed-added-to = { $title } a été ajouté à { $section } ({ $id })
feed-taken-out = { $what } a été retiré ; ses articles restent dans le cache
feed-left = désabonné de { $what } sur { $account } ; ses articles restent dans le cache
feed-fetched = { $articles }, actualisée { $time }
feed-from = { $articles }, de { $account }
section-by-edition = l’édition intégrée l’y place
section-by-site = d’autres sources du même site y sont
section-by-name = son nom contient celui de la rubrique
section-by-language = la plupart des sources dans sa langue y sont
section-by-nothing = --section place une source ailleurs
feeds-several = la page nomme { $count } sources ; choisissez-en une avec --feed 1, ou donnez son adresse
feed-number-unknown = il n’y a pas de source { $number } ; la page en nomme { $count }
ask-feed = laquelle, de 1 à { $count } ?
no-feed-chosen = aucune source n’a été choisie ni ajoutée
untitled = sans titre
page-kept = { $title } a été enregistré et marqué d’une étoile ({ $id })
undo-in-reader = la commande undo du lecteur l’annule
version-by-person = il existe une traduction faite par une personne : { $what }
not-indexed = la recherche est incomplète ; articles pas encore indexés : { $count }
import-done = { $added ->
    [one] { $added } source ajoutée
   *[other] { $added } sources ajoutées
} ; déjà présentes : { $known }, refusées : { $refused }
import-refused = { $what } a été refusé : { $reason }
import-twice = { $what } apparaît plusieurs fois ; le premier est retenu
import-smart = { $what } est devenu une rubrique intelligente
import-hidden = { $what } était caché (!) et se montre ici
import-query = cette requête ne peut pas être exprimée ici ; écrivez-la comme rubrique intelligente
import-program = un programme à exécuter y est nommé ; ce que nomme un fichier importé n’est jamais exécuté
newsboat-done = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} ; lus : { $read }, avec étoile : { $starred }
newsboat-strange = les articles de { $count ->
    [one] { $count } source non abonnée
   *[other] { $count } sources non abonnées
} ont été laissés de côté ; importez d’abord urls de newsboat
refresh-done = { $new ->
    [one] { $new } nouveau
   *[other] { $new } nouveaux
}, { $changed ->
    [one] { $changed } modifié
   *[other] { $changed } modifiés
} ; sources inchangées : { $unchanged }, en échec : { $failed }
sync-done = marques envoyées : { $sent } ; articles nouveaux : { $new }, modifiés : { $changed } ; marques reçues : { $states }
sync-would = marques à envoyer : { $sent } ; articles à recevoir : { $new } ; marques à recevoir : { $states }
sync-elsewhere = un autre dateline synchronise ce cache en ce moment
pictures-stored = images dans le cache : { $count }
pictures-missing = images non obtenues : { $count }
pages-paywalled = réservés aux abonnés : { $count }
pages-failed = pages non obtenues : { $count }
model-added = { $what } a été ajouté ; sa licence est { $licence } : { $path }
model-name-unknown = il n’y a pas de modèle nommé { $what } ; il y a : { $known }
model-not-added = { $what } n’a pas été ajouté
model-reads = le modèle lit tous les articles ; si vous l’arrêtez, le lecteur continue plus tard
model-has-read = articles lus par le modèle : { $count }
model-progress = articles lus : { $done } sur { $all }
credits-reread = articles relus : { $read } ; avec d’autres crédits qu’avant : { $changed }
pages-reread = pages relues : { $read } ; articles modifiés : { $changed }
salvaged = { $articles } dans { $path }
salvaged-all = rien n’a été perdu
salvaged-torn = incomplet : { $what }
newest-of = la plus récente : { $time }

## What the doctor finds

check-good = bon
check-wrong = ERREUR
check-repaired = réparé
check-terminal = terminal
check-folders = dossiers
check-configuration = configuration
check-log = journal
check-cache = cache
check-model = modèle
check-feeds = sources
check-clock = horloge
check-network = réseau
cache-in = le cache est dans { $path }
files-in = vos fichiers sont dans { $path }
folder-read-only = { $path } ne peut pas être écrit
folder-is-none = { $path } n’est pas un dossier
folder-missing = { $path } n’existe pas encore
cure-folder-read-only = le lecteur fonctionne, mais ne peut pas garder sources et réglages ; choisissez un autre dossier avec --config DIR
cure-folder-is-none = déplacez-le, ou choisissez un autre dossier avec --config DIR
cure-folder-missing = il est créé quand vous ajoutez une source ou changez un réglage ; jusque-là vous lisez l’édition intégrée
files-well = { $feeds } dans { $sections }, et aucune erreur dans vos fichiers
cure-files = corrigez la ligne ; jusque-là elle est ignorée
log-at = -v ou DATELINE_LOG écrit un journal : { $path }
cache-sound = le cache est en bon état
cure-repair = `dateline doctor --repair` répare ce qui peut l’être
cure-cache-read-only = libérez de la place sur ce disque ou permettez d’y écrire ; --data DIR choisit un autre dossier
cure-model = retirez le modèle et ajoutez-le de nouveau
cache-translated = { $passages ->
    [one] { $passages } passage traduit
   *[other] { $passages } passages traduits
}, dans { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} : { $kilobytes } ko
feeds-answered = sources qui ont répondu à la dernière actualisation : { $answered } sur { $all }
feeds-unasked = { $count ->
    [one] { $count } source n’a jamais été actualisée
   *[other] { $count } sources n’ont jamais été actualisées
}
feeds-failed = { $count ->
    [one] { $count } source en échec
   *[other] { $count } sources en échec
}, comme { $names }
feeds-gone = { $count ->
    [one] { $count } source a disparu
   *[other] { $count } sources ont disparu
} pour de bon, comme { $names }
feeds-moved = { $count ->
    [one] { $count } source a déménagé et est suivie
   *[other] { $count } sources ont déménagé et sont suivies
}, comme { $names }
cure-unasked = `dateline refresh` les actualise
cure-failed = `dateline feeds` dit pourquoi ; `dateline doctor --feeds` les essaie toutes maintenant
cure-gone = `dateline remove` les retire
cure-moved = `dateline feeds --json` affiche les nouvelles adresses ; écrivez-les dans feeds.toml
clock-well = il est { $time } ({ $zone })
clock-early = l’horloge indique { $time } ({ $zone }), avant que ce programme soit écrit
clock-late = l’horloge indique { $time } ({ $zone }), mais des sources ont été actualisées plus tard
cure-clock = réglez l’horloge de cette machine : les dates des articles, les certificats et le rythme des sources en dépendent
zone-unnamed = un fuseau sans nom
network-untried = il n’y a pas de source à essayer
network-well = sources qui répondent : { $answered } sur { $all }
network-none = aucune source n’a pu être jointe
network-proxy = les requêtes passent par le mandataire de { $names }
cure-no-answer = vérifiez la connexion, une page d’accueil du réseau, le mandataire et le pare-feu ; tout ce qui a déjà été obtenu peut être lu
cure-certificates = les certificats de ce système manquent peut-être
terminal-no-color = pas de couleurs, car NO_COLOR est défini
terminal-all-colours = toutes les couleurs ; le thème est { $name }
terminal-some-colours = { $count } couleurs ; le thème est { $name }
cure-colours = un terminal qui a toutes les couleurs définit COLORTERM=truecolor
terminal-pictures = les images sont montrées entières ({ $protocol })
terminal-pictures-later = images : détectées quand le lecteur tourne dans un terminal
terminal-blocks = les images sont montrées en demi-blocs
terminal-no-pictures = pas d’images
cure-blocks = kitty, Ghostty, foot, WezTerm et iTerm2 montrent les images entières ; dans tmux, seuls les blocs sont sûrs
cure-no-pictures = pictures = "blocks" dans config.toml les montre là où il y a des couleurs
terminal-bidi = le terminal ordonne lui-même l’arabe et l’hébreu
terminal-bidi-words = dateline ordonne les mots de l’arabe et de l’hébreu, le terminal leurs lettres
terminal-bidi-app = dateline ordonne l’arabe et l’hébreu
terminal-bidi-off = l’arabe et l’hébreu sont montrés dans l’ordre logique
cure-bidi = si un tel texte apparaît à l’envers, essayez bidi = "terminal" dans config.toml
cure-bidi-off = bidi = "auto" dans config.toml les ordonne
terminal-links = les liens sont envoyés au terminal (OSC 8)
terminal-copies = le texte copié va au terminal (OSC 52)
terminal-no-copies = ce terminal n’accepte pas de texte copié (OSC 52)
cure-no-copies = sélectionnez avec la souris et Maj, ou prenez un autre terminal
cure-tmux-copies = tmux transmet le texte copié avec : set -g set-clipboard on
terminal-widths = le terminal dessine des caractères plus larges ou plus étroits qu’ils ne sont : { $letters }
terminal-widths-well = les caractères et les émojis ont la largeur attendue
terminal-widths-unknown = le terminal ne dit pas quelle largeur il donne aux caractères
cure-widths = les lignes avec de tels caractères peuvent être décalées ; un terminal plus récent, ou son réglage des largeurs Unicode, y remédie

## What is wrong in the cache

cache-strangers = lignes qui n’appartiennent à rien : { $count }
cache-index-damaged = l’index de recherche est endommagé
cache-late-feeds = sources qu’une horloge fausse empêchait d’actualiser pour longtemps : { $count }
cache-unreadable-texts = articles dont le texte est illisible : { $count }
cache-unreadable-articles = articles dont le texte entier est illisible : { $count }
cache-unreadable-pages = pages enregistrées illisibles : { $count }
cache-dates = articles à la date impossible : { $count }
cache-account-unread = articles marqués comme lus, mais non lus dans un compte : { $count }
cache-account-starred = articles avec une étoile dans un compte, mais pas ici : { $count }
cache-placements = lignes de rubriques dont la date ou l’état diffère de l’article : { $count }
cache-entries = entrées dont la date ou l’état diffère de l’article : { $count }
cache-no-text = articles sans texte ou sans indices : { $count }
cache-text-kind = articles dont le texte n’est pas du genre noté : { $count }
cache-no-attempt = articles dont la page a échoué sans que ce soit noté : { $count }
cache-no-feed = articles sans source : { $count }
cache-listed = articles dont l’affichage dans les rubriques est mal noté : { $count }
cache-hidden-shown = articles cachés qu’une rubrique montre : { $count }
cache-section-counts = rubriques aux comptes faux : { $count }
cache-feed-counts = sources aux comptes faux : { $count }
cache-unsearchable = articles absents de l’index de recherche : { $count }
cache-no-meaning = articles absents de l’index des sens : { $count }
cache-empty-stories = sujets sans article : { $count }
cache-wrong-stories = articles dans un sujet disparu ou dont ils ont été retirés : { $count }
cache-folded = sujets dont les lignes sont mal groupées : { $count }
cache-index-rest = articles retirés encore dans l’index de recherche : { $count }
