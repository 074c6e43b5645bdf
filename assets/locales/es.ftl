# Las palabras de la interfaz en español.
# Translated by a machine from en.ftl, and not yet read by somebody who speaks the language.

help-down = titular siguiente, o bajar por el artículo
help-up = titular anterior, o subir por el artículo
help-top = al principio
help-bottom = al final
help-page-down = una página abajo
help-page-up = una página arriba
help-half-page-down = media página abajo
help-half-page-up = media página arriba
help-open = leer el artículo; en un panel, elegir
help-read-on = seguir leyendo: una página, luego el siguiente artículo sin leer; en la lista de fuentes, activar o no
help-scroll-down = bajar por el artículo junto a los titulares
help-scroll-up = subir por el artículo junto a los titulares
help-next-unread = siguiente artículo sin leer; siguiente coincidencia mientras se muestran
help-previous-unread = artículo sin leer anterior; coincidencia anterior
help-previous-section = sección anterior
help-next-section = sección siguiente
help-section = ir a una sección
help-density = listas con más o menos de cada titular
help-group-stories = una fila por texto, por historia o por artículo
help-zen = solo el artículo en pantalla, o de nuevo con su lista
help-today = lo que llegó hoy, de todas las secciones
help-all = todas las secciones en una lista
help-starred = los artículos con estrella
help-later = artículos apartados para leer más tarde
help-unread-only = solo los artículos sin leer de esta lista, o todos; se recuerda para cada lista
help-order = orden de la lista: primero los más nuevos, los más antiguos, por fuente, los que llevan más tiempo sin leer
help-feed-list = todos los artículos de la fuente de este artículo
help-front-page = portada: historias por redacciones y textos propios
help-catch-up = ponerse al día: guardar algunas historias, despachar el resto
help-show-new = mostrar los titulares nuevos que esperan sobre la lista
help-language = solo el idioma del artículo elegido, o todos de nuevo
help-toggle-read = marcar como leído o sin leer
help-star = poner o quitar la estrella
help-read-later = apartar para leer más tarde, o ya no
help-hide = ocultar, para que ninguna lista lo muestre; is:hidden lo encuentra
help-mark-section-read = marcar como leída la sección, o lo encontrado
help-mark-above-read = marcar como leídos este y los de arriba
help-mark-below-read = marcar como leídos este y los de abajo
help-mark-feed-read = marcar como leído todo lo de la fuente de este artículo
help-mark-older-read = marcar como leído lo que es más antiguo que una edad: 3d, 2w
help-mark-all-read = marcar como leído todo en todas las secciones
help-range = seleccionar desde aquí: j y k siguen, luego m, s, d, A o y para todos
help-undo = deshacer el último cambio de leído, estrella, oculto, créditos, suscripciones o ajustes
help-redo = rehacer lo deshecho
help-search = buscar en el archivo; en un artículo o panel, buscar en él
help-browse = abrir en el navegador
help-browse-and-read = abrir la página en el navegador y marcar el artículo como leído
help-credits = créditos; abrir un nombre muestra la página de la persona
help-credit-lines = el texto con las líneas que pasaron a créditos, o sin ellas
help-full-text = traer el texto completo de la página
help-download = preparar la sección para leerla sin red: textos completos e imágenes
help-other-version = la traducción y el original en paralelo, luego solo el otro; en un terminal estrecho se alterna
help-translate = por una máquina: la traducción bajo cada párrafo, la traducción sola, el original
help-summarize = resumen de una máquina que usted nombró
help-links = enlaces: las letras abren uno; tras y, las letras copian uno
help-copy-address = copiar la dirección del artículo
help-copy-quotation = copiar el primer pasaje de la pantalla con sus créditos
help-history-back = el artículo leído antes de este
help-history-forward = otra vez adelante en lo leído
help-share = guardar el artículo como Markdown, HTML o EPUB, o darlo a un programa
help-changes = qué cambió en el artículo y en sus reproducciones
help-story = todos los artículos de la historia: quién la contó primero, de quién es el texto, quién lo tradujo
help-split = sacar el artículo de la historia, suprimir el crédito o separar la grafía; se puede deshacer
help-correct-name = corregir el nombre de un crédito
help-correct-role = corregir qué hizo alguien en el artículo
help-join = unir dos grafías o redacciones de una misma persona
help-like = artículos sobre lo mismo, en todos los idiomas (requiere un modelo de significado)
help-follow-story = seguir la historia: lo nuevo de ella queda arriba
help-mute-story = silenciar la historia: sus artículos nuevos llegan como leídos
help-pictures = sin imágenes, o de nuevo con ellas
help-narrower = una columna más estrecha
help-wider = una columna más ancha
help-refresh-section = actualizar las fuentes de la sección
help-refresh = actualizar todas las fuentes
help-feeds = todas las fuentes y paquetes: primero las que fallan, lo no leído, cambios; otra vez para la siguiente que falló
help-subscriptions = todas las fuentes, en la de este artículo
help-add-feed = añadir una fuente por su dirección o la de una página
help-rename-feed = dar otro nombre a la fuente
help-move-feed = mover la fuente a otra sección
help-remove-feed = quitar la fuente; una de la edición se desactiva
help-people = todos los que escribieron o tradujeron algo del archivo
help-messages = lo que dijo la línea de estado
help-settings = los ajustes
help-theme = elegir los colores, cada uno visible al momento
help-commands = cada orden por su nombre, primero las últimas usadas
help-go-to = ir a una sección, una fuente o una persona con unas letras
help-help = ayuda: qué hacen las teclas aquí
help-back = atrás; en los titulares de una sección, salir
help-cancel = cerrar coincidencias, búsqueda o panel; atrás, pero nunca salir
help-redraw = dibujar de nuevo la pantalla
help-quit = salir
help-suspend = suspender; fg continúa

hint-down = mover
hint-open = leer
hint-read-on = seguir leyendo
hint-next-unread = sin leer
hint-next-section = sección
hint-star = estrella
hint-search = buscar
hint-refresh = actualizar
hint-help = ayuda
hint-choose = elegir
hint-begin = empezar a leer
hint-turn = poner o quitar
hint-switch = activar o no
hint-articles = artículos
hint-add-feed = añadir
hint-rename-feed = renombrar
hint-move-feed = mover
hint-remove-feed = quitar
hint-undo = deshacer
hint-back = volver
hint-quit = salir

no-such-text = no encontrado: { $text }
no-link = ningún enlace en pantalla
no-address = este artículo no tiene dirección
copied = copiado: { $text }
keys-mean-nothing = { $keys } no hace nada aquí; { $help } muestra las teclas
paste-nowhere = aquí no se puede pegar nada; { $key } empieza una búsqueda
with-credit-lines = con las líneas que pasaron a créditos; { $key } las quita
offline-nothing-fetched = sin red: iniciado con --offline, no se trae nada
nothing-unread-behind = nada sin leer después
nothing-unread-before = nada sin leer antes
everything-read = todo está leído
open-article-first = abre primero un artículo: sus créditos se muestran aquí
news-arrived = artículos nuevos: { $count }
said-help = { $key } para ayuda
said-place = { $number } de { $count }
version-beside = en paralelo; { $key } muestra solo la otra versión
ask-credit-name = Nombre:
nothing-to-correct = no hay nada que corregir
credit-corrected = crédito corregido; { $key } lo deshace
credit-struck = crédito suprimido; { $key } lo deshace
person-joined-now = unidos como una sola persona; { $key } lo deshace
person-parted = otra vez dos personas; { $key } lo deshace
person-followed = { $what } es ahora una sección; { $key } en la lista de fuentes lo deshace
column-of = una columna de { $cells } celdas
no-full-text = sin texto completo: { $reason }
download-done = listos para leer sin red: { $articles }; páginas traídas: { $fetched }
panel-download = Descarga
download-articles = { $done } de { $total } artículos
download-translating = { $done } de { $total } artículos traducidos
download-looking = buscando lo que aún no está en la caché
download-nothing = no hay artículos que descargar
download-megabytes = { $count } MB obtenidos
download-lacks = Sin texto completo: { $count }
download-whole = todos los artículos tienen su texto completo
download-pictures = imágenes que no se pudieron obtener: { $count }
download-untried = la página aún no se ha pedido
download-over = terminada; { $key } descarga lo nuevo o lo que falta
download-lacking = sin texto completo: { $count }, sin imágenes: { $pictures }
download-translated = también traducidos: { $count }
no-version = no se conoce otra versión de este artículo
version-elsewhere = no está en el archivo: { $address }
version-fetching = trae { $address }
version-failed = no se pudo obtener: { $reason }
translating = traduciendo ({ $key } lo detiene)
translating-already = ya se está traduciendo; { $key } lo detiene
translating-stopped = traducción detenida; lo que llegó se guarda
translation-failed = sin traducir: { $reason }
translation-broke-off = el resto queda en el original: { $reason }
ahead-failed = algunos artículos quedan sin traducir: { $what }
titles-not-translated = los titulares quedan por ahora en el original: { $what }
summary-by = Hecho por una máquina a partir de este texto: { $engine }, { $place }, { $date }
summary-failed = sin resumen: { $reason }
translated-by-person = una persona lo escribió en { $language }: { $key } lo muestra, { $again } lo traduce igualmente por máquina
translate-without-credit-lines = lo que pasó a créditos no se traduce; muestre antes el texto sin esas líneas
in-no-list = este artículo no está en ninguna lista
article-gone = este artículo ya no está en el archivo
refresh-runs = ya hay una actualización en curso
outage-no-network = sin red; lo que se trajo antes está aquí
outage-guide-only = aún sin red: la guía está aquí para leer, y { $key } prueba otra vez
outage-portal = la red responde a cada fuente con una página de { $host }: primero hay que entrar allí en un navegador
refreshed = actualizado: { $new } artículos nuevos, { $feeds } fuentes
hidden = oculto; { $key } lo deshace, y la búsqueda is:hidden lo encuentra
shown-again = de nuevo en las listas; { $key } lo deshace
marked-read = artículos marcados como leídos: { $count }; { $key } lo deshace
ask-mark-read = ¿marcar { $count } artículos como leídos? y o Intro lo hace:
all-read-already = aquí ya está todo leído
quoted = el pasaje está copiado con sus créditos
range-of = { $count } seleccionados: { $read } leídos o no, { $star } estrella, { $key } termina
marked-range = { $count } marcados; { $key } lo deshace
marked-none = no hay nada que cambiar ahí
nothing-to-quote = no hay texto que copiar en pantalla
saved = guardado: { $what }
not-saved = no guardado: { $what }
shared = dado a { $what }
not-shared = no dado: { $what }
no-pictures = sin imágenes aquí: los ajustes o el terminal no las tienen
pictures-off = sin imágenes
pictures-on = con imágenes
no-color-set = NO_COLOR está definido: todos los temas se ven igual
undone = deshecho: { $what }
redone = rehecho: { $what }
nothing-to-undo = nada que deshacer
nothing-to-redo = nada que rehacer
step-read = leídos ahora: { $count }
step-unread = sin leer ahora: { $count }
step-starred = con estrella ahora: { $count }
step-unstarred = sin estrella ahora: { $count }
step-later = apartados ahora: { $count }
step-not-later = ya no apartados: { $count }
put-aside = apartado para más tarde
not-aside = ya no está apartado
step-hidden = ocultos ahora: { $count }
step-shown = de nuevo en las listas: { $count }
step-split = separados de su historia: { $count }
step-joined = de nuevo en su historia: { $count }
step-corrected = crédito corregido
step-as-read = crédito como se publicó
step-one-person = dos grafías, una sola persona
step-two-people = dos grafías, dos personas
step-followed = una historia se sigue
step-unfollowed = una historia no se sigue
step-muted = una historia está silenciada
step-unmuted = una historia no está silenciada
more-waiting = (+{ $count })
found = { $count } encontrados
found-so-far = { $count } encontrados hasta ahora, { $waiting ->
    [one] falta 1 artículo
   *[other] faltan { $waiting } artículos
} por indexar
matches = { $number } de { $count }
no-matches = nada encontrado
steps-of-matches = { $next } siguiente  { $previous } anterior  { $done } listo
hints-open = unas letras abren un enlace  y copiar en su lugar  Esc listo
hints-copy = unas letras copian un enlace  y abrir en su lugar  Esc listo
refreshing = actualiza { $progress }
downloading = prepara { $progress }
translating-ahead = traduce { $progress }
failed = { $count } con fallo ({ $key })
percent = { $number } %
offline = sin red

section-today = Hoy
section-all = Todo
section-starred = Estrellas
section-later = Más tarde
section-front = Portada
new-headlines = { $count ->
    [one] 1 titular nuevo
   *[other] { $count } titulares nuevos
} ({ $key })
density-compact = una línea por titular
density-comfortable = título, fuente y fecha
density-standfirst = también el comienzo de cada artículo
grouping-off = una fila por artículo
grouping-same-text = una fila por texto: las reproducciones están detrás
grouping-events = una fila por historia: todas las redacciones están detrás
grouping-not-kept = las historias están desactivadas: stories en los ajustes ({ $key })
day-heading = { $weekday }, { $day } de { $month }
weekdays = lunes, martes, miércoles, jueves, viernes, sábado, domingo
nothing-new = nada nuevo espera aquí
unread-only = solo artículos sin leer; { $key } los muestra todos
unread-and-read = artículos leídos y sin leer
newest-first = primero los más nuevos
oldest-first = primero los más antiguos
by-source = por fuente, primero lo más nuevo de cada una
longest-wait-first = solo artículos sin leer, primero los que más esperan
shows-unread = sin leer
shows-oldest = antiguos primero
shows-by-source = por fuente
only-in-lists = funciona en secciones y en listas de fuentes
no-other-feed = no hay otra fuente en esa dirección
no-history-before = no se leyó nada antes
no-history-behind = este es el último leído
language-only = solo { $language }; { $key } muestra de nuevo todos los idiomas
language-all = de nuevo todos los idiomas
language-unknown = no se conoce el idioma de este artículo
language-in-sections = los idiomas se eligen en las secciones; en una búsqueda escribe lang:ro

nothing-found = Nada encontrado.
like-none = No hay artículos parecidos.
like-no-model = Hallar artículos parecidos requiere un modelo de significado: dateline models add
like-not-read = El modelo de significado aún no ha leído este artículo.
like-not-learned = El modelo de significado no conoce este idioma; una traducción ayudaría.
by-meaning = hallado por su significado
search-help = Palabras, "frases", -no, OR, by: tr: lang: is:unread since:2d …
fetching = Llegan las noticias …
no-articles = Aún no hay artículos aquí. { $key } actualiza todas las fuentes.
no-unread = Nada sin leer aquí. { $key } muestra también los leídos.
nothing-of-person = Ningún artículo de esta persona en la caché.
no-articles-today = Hoy no ha llegado nada todavía. { $key } actualiza todas las fuentes.
no-articles-offline = Aún no hay artículos aquí y no hay red: ahora no se puede traer nada.
no-stars = Aún no hay artículos con estrella. { $key } pone una.
nothing-aside = Nada apartado. { $key } aparta un artículo para más tarde.
too-small = Este terminal es demasiado pequeño: dateline necesita { $columns }×{ $rows } celdas.
ago-now = ahora
ago-minutes = hace { $number } min
ago-hours = hace { $number } h
ago-days = hace { $number } d
mark-full = completo
mark-teaser = extracto
mark-paywalled = suscriptores
mark-failed = fallido
mark-crashed = sin leer
people-translated = trad. { $names }
people-both = { $authors }, trad. { $translators }
everything-of = { $name }: todo en el archivo · { $key } atrás
feed-shown = { $name } · { $key } atrás

panel-help = Teclas
panel-feeds = Fuentes
panel-credits = Quién lo hizo
panel-themes = Colores
panel-messages = Mensajes
panel-people = Personas
panel-person = Persona
panel-same = La misma persona que
panel-roles = ¿Qué fue en realidad?
panel-go-to = Ir a
panel-options = Ajustes
panel-changes = Cambios
panel-story = Historia
panel-summary = Resumen
panel-catching-up = Al día
panel-share = Compartir
said-section = { $name }: { $count } sin leer
said-read = leído
said-unread = sin leer
said-behind = más sin leer en su historia
said-starred = con estrella
said-later = para más tarde
said-not-starred = sin estrella
panel-sections = Mover a
panel-found = ¿Cuál de ellas?
panel-edition = ¿Qué quiere leer?
edition-what = { $read } empieza a leer. { $turn } pone o quita una fila; todo se puede cambiar después.
edition-built-in = Noticias del mundo
edition-about = nueve secciones, en inglés
edition-kept = La edición está elegida; { $key } la cambia.
edition-empty = Aún no hay ninguna fuente; { $key } añade fuentes y paquetes.
packs = Paquetes
feeds-failing = Con fallos
new-section = una sección nueva …
feeds-count = { $count ->
    [one] 1 fuente
   *[other] { $count } fuentes
}
no-such-feed = Ninguna fuente se llama así.
pack-on-or-off = un paquete se activa o no con { $key }
ask-address = Dirección de una fuente o página:
ask-title = Nombre:
ask-section = Nombre de la sección:
ask-age = Marcar como leído lo que tiene más de (3d, 2w):
age-unknown = { $text } no es una edad como 3d o 2w
looking-for-feed = se busca una fuente: { $what }
feed-on = { $what } está activa de nuevo; { $key } lo deshace
feed-off = { $what } está desactivada, sus artículos quedan; { $key } lo deshace
feed-of-account = la entrega { $what }: { $key } cancela allí la suscripción
feed-renamed = ahora se llama { $what }; { $key } lo deshace
feed-moved = { $what }; { $key } lo deshace
feed-removed = { $what } está quitada, sus artículos quedan; { $key } lo deshace
feed-added = { $what } está añadida; { $key } lo deshace
feed-known = { $what } ya está
pack-on = el paquete { $what } está activado; { $key } lo deshace
pack-off = el paquete { $what } está desactivado; { $key } lo deshace
feeds-undone = las suscripciones están como antes
nothing-to-revert = aquí no se ha cambiado ningún ajuste
feeds-nothing-to-undo = ningún cambio de las suscripciones que deshacer
feeds-changed-elsewhere = feeds.toml se cambió en otra parte desde entonces y queda así
no-messages = Aún no se ha dicho nada.
nobody-found = Nadie con ese nombre.
story-alone = Ninguna otra redacción lo cuenta.
catching-up-keys = { $skip } pasar · { $keep } guardar · { $section } sección siguiente · { $settle } despachar el resto · { $close } dejarlo todo como está
catching-up-kept = ★ guardado
catching-up-so-far = guardados: { $kept }
catching-up-end = { $count } sin leer, { $kept } guardados. { $key } marca los demás como leídos.
caught-up = { $count } → { $kept } guardados · { $key } lo deshace
front-empty = Ningún suceso de los últimos tres días lo cuentan varias redacciones; las historias silenciadas no cuentan.
story-keys = { $open } leer · { $order } por hora, idioma, texto · { $changes } qué cambió · { $split } no es de esta historia
story-split = ya no es de esta historia; { $key } lo deshace
story-followed = se sigue esta historia; { $key } lo deshace
story-unfollowed = ya no se sigue esta historia; { $key } lo deshace
story-muted = los artículos nuevos de esta historia llegan como leídos; { $key } lo deshace
story-unmuted = esta historia ya no está silenciada; { $key } lo deshace
story-same-text = texto de { $source }
story-first = lo contó primero { $source } ({ $date })
story-translation = traducción de { $source }
story-no-language = Idioma desconocido
story-newsrooms = { $count ->
    [one] 1 redacción
   *[other] { $count } redacciones
}
story-languages = { $count ->
    [one] 1 idioma
   *[other] { $count } idiomas
}
story-texts = { $count ->
    [one] 1 texto
   *[other] { $count } textos
}
go-to-nothing = Nada se llama como { $text }.
go-to-section = sección
go-to-feed = fuente
go-to-person = persona
more-people = Hay más: { $key } busca un nombre.
ask-option = Intro lo guarda, Esc lo deja como estaba
option-kept = guardado en { $what }
option-kept-for-start = guardado en { $what }; vale desde el próximo inicio
option-text-width = anchura de la columna de texto en celdas
option-feeds-at-once = fuentes consultadas a la vez
option-timeout-seconds = segundos tras los que se abandona una petición
option-refresh-on-start = actualizar las fuentes al iniciar
option-refresh-minutes = minutos entre dos búsquedas de fuentes pendientes; 0 para ninguna
option-list = cuánto muestran las listas de cada titular
option-list-width = anchura de la lista junto a un artículo, en porcentaje de la pantalla
option-stories = juntar artículos de varias redacciones sobre un mismo suceso
option-digits = qué son las cifras: secciones o veces que se repite la tecla siguiente
option-mark-read = cuándo se marca un artículo como leído
option-full-text = cuándo se traen las páginas de los artículos para su texto completo
option-keep-page-days = días durante los que se guardan las páginas tal como llegaron
option-keep-days = días tras los que se sueltan los artículos; 0 los guarda todos
option-keep-per-feed = artículos que se guardan de cada fuente; 0 los guarda todos
option-keep-unread = guardar más tiempo los artículos sin leer
option-even-lines = que las líneas de un párrafo terminen parejas
option-page-overlap = líneas que quedan en la pantalla al pasar una página de un artículo
option-hyperlinks = indicar los enlaces al terminal para que pueda abrirlos
option-mouse = usar el ratón
option-plain = contar línea a línea, para lectores de pantalla
option-bidi = quién ordena el texto de derecha a izquierda
option-interface-language = idioma de la interfaz
option-theme = colores
option-symbols = qué símbolos se dibujan
option-save-folder = carpeta para los artículos guardados; vacía para sus documentos
option-pictures = cómo se muestran las imágenes
option-picture-megabytes = megabytes de imágenes que se guardan
option-mark-reprints = marcar como leídas las reproducciones de un artículo junto con él
option-window-title = mostrar la sección y los artículos sin leer en el título de la ventana
option-notifications = avisar de los artículos nuevos mediante el terminal
nothing-to-refresh = Aquí no hay fuentes que actualizar.
refresh-elsewhere = otro dateline está actualizando esta caché ahora mismo
marks-wait = { $count ->
    [one] 1 marca espera
   *[other] { $count } marcas esperan
} a { $what }
browser-opened = abierto en el navegador: { $what }
browser-lacks = no se pudo abrir ningún navegador; la dirección es { $what }
cache-full = no queda sitio en el disco para la caché { $path }; lo que había sigue ahí
cache-read-only = la caché { $path } solo se puede leer: el disco está lleno o no admite escritura, y los cambios no se guardan
cache-damaged = la caché { $path } ({ $reason }) está dañada; no se cambió nada en ella. `dateline doctor --salvage DIR` salva en otra lo que se puede leer. Apártela y dateline empezará otra, o ponga una copia en su lugar
cache-unreadable = no se pudo leer nada de la caché { $path }; no se cambió
cache-failed = la caché ha fallado: { $path } ({ $reason })
feeds-stay = { $what }; las fuentes quedan como estaban
download-elsewhere = otro dateline está preparando una edición con esta caché ahora mismo
theme-unknown = ningún tema se llama { $what }
theme-too-rich = el tema { $what } necesita más colores de los que este terminal dice tener (COLORTERM)
browser-refuses = no es una dirección para un navegador: { $what }
never-changed = Nada cambió desde que llegó, y nadie lo reproduce.
changed-on = Cambiado, visto el { $date }
reprint-of = { $source } publica el texto de { $first }
reprint-byline = firmado por { $people }
reprint-unchanged = Sin cambios.
share-markdown = guardar como Markdown
share-html = guardar como HTML
share-epub = guardar como EPUB
in-article = En el artículo:
group-move = Moverse
group-read = Leer
group-mark = Marcar
group-find = Encontrar
group-feeds = Fuentes
group-program = Programa
in-headlines = En los titulares:
in-panels = En los paneles:
in-subscriptions = En la lista de fuentes:
only-in-subscriptions = en la lista de fuentes: { $help }
no-such-key = Ninguna tecla tiene que ver con { $text }.
no-such-command = Ninguna orden se parece a { $text }.
more-below = ▼ { $key }: { $count } más
nobody-named = No se nombra a nadie.
by-hand = corregido por usted
credits-keys = { $open } página de la persona · { $name } corregir el nombre · { $role } el papel · { $split } suprimir · { $join } la misma persona que … · { $undo } deshacer
person-roles = Papeles: { $what }
person-newsrooms = Redacciones: { $what }
person-languages = Idiomas: { $what }
person-sources = Traduce de: { $what }
person-everything = Todo lo que hay en la caché ({ $count })
person-follow = Seguir como sección
person-joined = También { $name }, { $newsroom }
person-works = Trabajos recientes
person-keys = { $join } unir otra grafía o redacción · { $split } separar una · { $undo } deshacer
same-keys = { $open } son la misma persona · { $search } buscar otro nombre
no-feeds = No hay fuentes.
light-ground = sobre fondo claro
dark-ground = sobre fondo oscuro
no-colours = sin colores
last-answer = última respuesta: { $when }
nothing-received = aún no se ha recibido nada
kilobytes = { $number } kB
a-week = { $number } por semana
next-try = próxima vez { $when }
moved-to = trasladada a { $address }
item-unreadable = el elemento { $number } de la línea { $line } no se puede leer: { $reason }{ $more ->
    [0] {""}
    [one] , y otro más
   *[other] , y otros { $more }
}; los demás se conservan y la redacción puede corregirlo
item-malformed = está mal formado
item-empty = no tiene título, texto ni dirección

byline = Por { $names }
translation = Traducción de { $names }
translation-from = Traducción de { $names } (original: { $languages })
from-language = original: { $languages }
into-language = al { $language }
edited-by = Edición: { $names }
reporting-by = Reportaje: { $names }
additional-reporting-by = Reportaje adicional: { $names }
contribution-by = Con { $names }
photo-by = Foto: { $names }
illustration-by = Ilustración: { $names }
video-by = Vídeo: { $names }
adapted-by = Adaptación: { $names }
compiled-by = Compilación: { $names }
machine-translation = Traducción automática
machine-translation-by = Traducción automática ({ $engine })
machine-translation-told = Traducción automática ({ $engine }), { $from } → { $to }, { $place }, { $date }
on-this-machine = en este equipo
kept-in-original = ‡ pasajes que quedan en el original: { $number }
first-published = publicado primero por { $names }
names-and = { $names } y { $last }
names-comma = { $names }, { $next }
minutes = { $number } min de lectura
text-feed = texto de la fuente
text-full = texto completo
text-teaser = extracto
text-paywalled = extracto, el resto es para suscriptores
text-failed = extracto, sin texto completo
text-failed-why = extracto, sin texto completo: { $reason }
text-crashed = el programa terminó al leer este texto; la orden credit-lines lo muestra de todos modos
original = Original
original-in = Original ({ $language })
translation-in = Traducción ({ $language })
version = Otra versión
version-in = Otra versión ({ $language })
further-reading = Lea también:
updated = actualizado { $date }
no-text = La fuente no da texto.
no-text-but-page = La fuente no da texto. { $key } lo abre en el navegador.
date-and-time = { $day } de { $month } de { $year }, { $time }
date-short = { $day } { $month } { $year }
day-and-time = { $day } { $month } { $time }
months = enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre
months-short = ene., feb., mar., abr., may., jun., jul., ago., sept., oct., nov., dic.

role-author = Autor
role-translator = Traducción
role-editor = Edición
role-reporting = Reportaje
role-additional-reporting = Reportaje adicional
role-contributor = Contribución
role-photographer = Foto
role-illustrator = Ilustración
role-video = Vídeo
role-agency = Agencia
role-adapter = Adaptación
role-compiler = Compilación
role-machine-translation = Traducción autom.
role-original-language = Idioma original
role-original-publication = Publicado primero
role-dateline = Lugar
role-initials = Iniciales

language-am = amárico
language-ar = árabe
language-az = azerí
language-be = bielorruso
language-bg = búlgaro
language-bn = bengalí
language-bs = bosnio
language-ca = catalán
language-cs = checo
language-da = danés
language-de = alemán
language-el = griego
language-en = inglés
language-es = español
language-et = estonio
language-eu = euskera
language-fa = persa
language-fi = finés
language-fr = francés
language-gl = gallego
language-he = hebreo
language-hi = hindi
language-hr = croata
language-hu = húngaro
language-hy = armenio
language-id = indonesio
language-is = islandés
language-it = italiano
language-ja = japonés
language-ka = georgiano
language-kk = kazajo
language-ko = coreano
language-ku = kurdo
language-lt = lituano
language-lv = letón
language-mk = macedonio
language-nl = neerlandés
language-no = noruego
language-pl = polaco
language-pt = portugués
language-ro = rumano
language-ru = ruso
language-sk = eslovaco
language-sl = esloveno
language-sq = albanés
language-sr = serbio
language-sv = sueco
language-sw = suajili
language-ta = tamil
language-th = tailandés
language-tr = turco
language-uk = ucraniano
language-ur = urdu
language-vi = vietnamita
language-zh = chino

## What is wrong in a file

wrong-unreadable = no se puede leer ({ $reason }); se usan los valores predeterminados
wrong-toml = esto no es TOML: { $reason }
wrong-more = hay más errores en este archivo; se mostrarán cuando se corrijan los ya indicados
wrong-option-near = no existe la opción { $key }; ¿quería decir { $near }?
wrong-option = no existe la opción { $key }; se espera una de { $known }
wrong-text = se espera un texto entre comillas
wrong-word = se espera uno de { $known }
wrong-switch = se espera true o false
wrong-number = se espera un número entero de { $from } a { $to }
wrong-table = se espera una tabla: { $example }
wrong-tables = se esperan tablas: { $example }
wrong-list = se espera una lista: { $example }
wrong-names = se espera una lista de nombres: { $example }
wrong-selectors = se espera una lista de selectores CSS: { $example }
wrong-brackets = se espera { $table }, entre corchetes dobles
wrong-program = se espera un programa y sus argumentos: { $example }
wrong-header = { $name } no es una cabecera que se pueda enviar
wrong-own-header = { $name } lo escribe el propio programa
wrong-address = { $text } no es una dirección ({ $reason }); se espera una que empiece por { $known }
wrong-scheme = { $text } no se puede descargar; se espera una dirección que empiece por { $known }
wrong-proxy = { $text } no es un proxy; se espera una dirección que empiece por { $known }
wrong-account-url = esta cuenta no tiene url; se espera url = "https://…", la dirección base de su servidor
wrong-account-twice = hay dos cuentas con el id { $id }
wrong-account-taken = ya hay una cuenta con el id { $id }
wrong-id = { $id } no es un id: solo tiene minúsculas, cifras, puntos y guiones, como "home"
wrong-feed-gone = la fuente { $id } ya no existe
wrong-locked = no se puede modificar: { $reason }
wrong-unwritten = no se puede escribir: { $reason }
wrong-unread = no se puede leer: { $reason }
wrong-toml-unchanged = no es TOML, así que no se cambió nada: { $reason }
wrong-not-tables = { $name } no es una lista de { $table }, así que no se cambió nada
wrong-too-large = superaría los { $megabytes } MB, así que no se cambió nada
wrong-section-twice = ya hay una sección de fuentes llamada { $name }
wrong-import-large = supera los { $megabytes } MB; no se importó nada
wrong-import-many = tiene más de { $count } fuentes; no se importó nada
wrong-opml-broken = está dañado en la línea { $line } ({ $reason }); no se importó nada
wrong-opml = no es OPML: { $reason }
wrong-opml-end = termina antes de </opml>, así que no es un archivo OPML completo; no se importó nada
wrong-opml-none = no es OPML; se espera <opml> con <outline xmlUrl="…">
wrong-urls = no es OPML ni una lista de direcciones como el archivo urls de newsboat
wrong-urls-empty = no es OPML y no contiene ninguna dirección
wrong-screen-first = se esperan teclas bajo una pantalla: [headlines] antes de { $key }
wrong-key = { $word } no es una tecla; se espera una como { $example }
wrong-key-count = se esperan de 1 a { $most } teclas separadas por espacios
wrong-screen = no existe la pantalla { $name }; se espera una de { $known }
wrong-key-quits = { $key } siempre cierra el programa
wrong-command-place = { $command } no significa nada en { $screen }
wrong-keys-alike = { $one } y { $other } empiezan igual: a una no se llegaría nunca
wrong-pack = ningún paquete se llama { $name }; `dateline packs` los muestra
wrong-smart = una sección inteligente necesita un nombre y una consulta: { $example }
wrong-smart-twice = hay dos secciones inteligentes llamadas { $name }
wrong-filter = un filtro necesita una consulta y una acción: { $example }
wrong-day = { $text } no es un día; se espera uno como 2026-12-31
wrong-query = se espera una consulta como { $example }
wrong-share = { $name } no tiene { $example }
wrong-site = una regla necesita un host: { $example }
wrong-host = se espera un host sin esquema ni ruta, como { $example }
wrong-selector = { $text } no es un selector CSS
wrong-edition = se espera "none" o "built-in"; se toma como "none"
wrong-section = esta sección no tiene nombre; se espera { $example }
wrong-language = { $tag } no es una etiqueta de idioma; se espera una como "en" o "zh-Hant"
wrong-feed-url = esta fuente no tiene url; se espera { $example }
wrong-colour = se espera un color: "#rrggbb", uno del terminal como "cyan" o "bright-red", o "default"
wrong-engine = ningún motor se llama { $name }; { $table } dice qué es, y "none" que no hay ninguno
wrong-command-near = no existe la orden { $name }; ¿quería decir { $near }?
wrong-command = no existe la orden { $name }; : en el lector las muestra todas

## What fails

at-place = { $place }: { $what }
failure-and-cure = { $failure }; { $cure }

## What is wrong in a search

query-at = en el carácter { $at } de la búsqueda: { $what }
query-long = una búsqueda tiene como máximo { $most } caracteres
query-many = una búsqueda tiene como máximo { $most } términos
query-or-first = OR necesita un término delante
query-or-last = OR necesita un término detrás
query-or-state = OR no puede unir palabras con is:unread, is:read, is:starred, tr:machine, story:, like:, since: o before:
query-or-not = OR no puede unir un término con uno excluido
query-quote = las comillas no están cerradas
query-no-word = falta una palabra
query-no-value = falta un valor para { $text }:
query-language = { $text } no es una etiqueta de idioma como en o zh-Hant
query-is = is:{ $text } no existe; hay unread, read, starred, later, hidden, full y updated
query-has = has:{ $text } no existe; hay has:translation
query-story = { $text } no es un número de noticia como los que muestra `dateline stories`
query-like = { $text } no es un número de artículo como los que muestra `dateline list`
query-key = { $text }: no existe; hay by, tr, source, section, tag, lang, is, has, story, like, since y before
query-time = { $text } no es un tiempo como 36h, 2d, 3w o 2026-11-01

## What the system refuses

reason-not-found = no existe ese archivo o carpeta
reason-not-regular = no es un archivo normal
reason-changing = otro programa lo está cambiando
reason-permission = permiso denegado
reason-exists = ya existe
reason-is-a-folder = es una carpeta
reason-not-a-folder = una parte de la ruta no es una carpeta
reason-disk-full = no queda espacio en el disco
reason-read-only = el disco está protegido contra escritura
reason-refused = conexión rechazada
reason-closed = la conexión se cerró
reason-ended = termina demasiado pronto
reason-timeout = tardó demasiado
reason-no-host = no tiene host
reason-host = el host no es un nombre válido
reason-port = el puerto no es un número de 0 a 65535
reason-ip = la dirección IP no es válida
reason-no-scheme = no empieza por https://

## What is wrong with a program

program-fault = el programa { $program } { $fault }
program-slow = no respondió en { $seconds } s
program-unstarted = no se puede ejecutar: { $reason }; ¿está instalado?
program-too-much = imprimió demasiado
program-failed = falló y no dijo por qué
program-said = falló: { $said }
program-silent = no imprimió nada
filter-program = el programa { $program } de un filtro { $fault }
filter-programs-more = los programas de los filtros no se ejecutaron para otros artículos: { $count }
secret-no-program = no se indica ningún programa
secret-characters = tiene caracteres que HTTP no puede transmitir

## What cannot be fetched

fetch-status = el servidor respondió { $status }
fetch-unchanged = el servidor respondió { $status } (sin cambios, aunque no había con qué comparar)
fetch-refuses = el servidor respondió { $status } (rechaza este lector)
fetch-not-found = el servidor respondió { $status } (no encontrado)
fetch-gone = el servidor respondió { $status } (desapareció para siempre)
fetch-too-many = el servidor respondió { $status } (demasiadas peticiones)
fetch-server-fault = el servidor respondió { $status } (tiene un fallo propio)
fetch-elsewhere = { $to } respondió { $status } y no recibe las credenciales de { $from }
fetch-too-large = la respuesta supera el límite de { $megabytes } MB
fetch-timeout = sin respuesta en { $seconds } s
fetch-address = no es una dirección que se pueda descargar: { $address } ({ $reason })
fetch-scheme = no es una dirección que se pueda descargar: { $address } (solo http y https)
fetch-proxy = no es un proxy utilizable: { $proxy } ({ $reason })
fetch-private = { $address } se rechaza: lleva a este equipo o a una red privada, adonde no deben llegar direcciones de fuera
fetch-redirects = el servidor redirige más de { $count } veces
fetch-host = no hay dirección para { $host }: el nombre es incorrecto o no hay red
fetch-certificate-expired = sin conexión segura: el certificado del servidor ha caducado
fetch-certificate-not-yet = sin conexión segura: el certificado del servidor aún no es válido; ¿está bien el reloj de este equipo?
fetch-certificate-other-host = sin conexión segura: el certificado del servidor es de otro host
fetch-certificate-unknown = sin conexión segura: el certificado del servidor no está firmado por una autoridad de confianza
fetch-certificate-revoked = sin conexión segura: el certificado del servidor fue revocado
fetch-certificate-other = sin conexión segura: no se puede verificar el certificado del servidor ({ $reason })
fetch-broken = la respuesta se cortó: { $reason }
fetch-malformed = la respuesta no se puede leer como HTTP: { $reason }
fetch-connection = sin conexión: { $reason }
fetch-secret = no se pudo obtener la contraseña: { $reason }
fetch-authority = no se pueden leer los certificados de { $file }: { $reason }
fetch-no-authority = el archivo { $file } no contiene ningún certificado
fetch-no-network = no hay red
fetch-nothing = el servidor no envió nada
network-unusable = no se puede usar la red: { $reason }
terminal-failed = la terminal falló: { $reason }

## What can be done

cure-user = un `user`, `headers` o un `user_agent` en feeds.toml pueden abrirlo
cure-find = `dateline add` con la dirección de su sitio encuentra la nueva
cure-find-of-page = `dateline add` con esa dirección encuentra la fuente que indica la página
cure-remove = `dateline remove` la quita
cure-later = se vuelve a intentar más tarde por sí solo
cure-later-or-browser = se vuelve a intentar más tarde por sí solo; un navegador muestra lo que hay ahora
cure-browser = un navegador muestra lo que hay ahora
cure-browser-later = un navegador muestra lo que hay ahora; dateline lo intenta más tarde
cure-new-address = escriba la nueva dirección en feeds.toml si confía en ella
cure-megabytes = `max_megabytes` en feeds.toml acepta más de esta fuente
cure-seconds = se vuelve a intentar más tarde; `timeout_seconds` le da más tiempo
cure-address = una dirección empieza por https:// o http://
cure-proxy = corrija `proxy` en feeds.toml
cure-own = suscríbase a esa misma dirección si es suya
cure-host = compruebe el nombre en feeds.toml y la conexión
cure-certificate = solo la redacción puede corregirlo; `insecure_tls = true` lo acepta
cure-secret = ejecute la orden que indica feeds.toml para ver qué dice
cure-authority = `ca_file` en feeds.toml indica un archivo de certificados en PEM
cure-network = compruebe la conexión; lo que se trajo antes se puede leer
cure-login = abra una página en un navegador para ver si la red pide iniciar sesión; no se cambió nada
cure-start-again = aquí no se cambió nada; para empezar de nuevo, use `dateline accounts remove` y `add`
cure-sent-again = lo que espera se queda aquí y se envía de nuevo
cure-unchanged = aquí no se cambió nada; se vuelve a intentar más tarde
cure-waits = lo que espera se queda aquí; se vuelve a intentar más tarde
cure-after = pide que se vuelva a preguntar después de { $seconds } s
cure-ca-file = `ca_file` en su [[account]] indica los certificados que avalan un servidor propio
cure-password-of-its-own = FreshRSS y Miniflux tienen para esto una contraseña propia, distinta de la de la página web: fíjela allí
cure-api-key = CommaFeed pide su clave de API como contraseña
cure-base-address = la dirección base es otra: https://HOST/api/greader.php en FreshRSS, https://HOST/rest/googlereader en CommaFeed, la portada en Miniflux
cure-newer-server = una versión más nueva del servidor quizá lo sepa
cure-allow-api = FreshRSS: permita el acceso por API en sus ajustes de autenticación
cure-account = indíquelo en su [[account]] de feeds.toml
cure-account-option = indíquelo con { $option }
cure-front-page = dé la dirección de su portada, o la dirección base que muestran sus ajustes
cure-write-http = se preguntó por https: escriba http:// delante de la dirección de un servidor sin cifrado
cure-does-it-run = ¿es esta su dirección y está en marcha?

## What is no feed

feed-empty = la respuesta está vacía
feed-page = la respuesta es una página web, no una fuente
feed-json = no es una fuente legible: es JSON, pero no JSON Feed
feed-nothing = no es una fuente legible: no contiene RSS, Atom, RDF ni JSON Feed
feed-unreadable = no es una fuente legible: { $reason }
feed-gave-up = no es una fuente legible: el analizador se rindió
feed-cut = la fuente se corta en la línea { $line }, antes de su primer elemento
feed-hollow = la fuente no tiene título ni elementos: su raíz termina en la línea { $line }
feed-no-entry = la fuente no tiene elementos
feed-crashed = la lectura falló; informe de la fuente como un fallo de dateline
find-address = { $address } no es la dirección de una fuente o página
find-no-feed = la página no indica ninguna fuente, y no hay ninguna en las direcciones habituales

## What is no article

page-address = se espera la dirección de una página, como https://news.example/story
page-gone = el artículo ya no está en la caché
page-not-kept = la página no se pudo guardar
page-no-address = el artículo no tiene dirección
page-no-more = la página no da más texto que la fuente
page-crashed = la lectura falló; informe de la página como un fallo de dateline
page-front = la dirección lleva a una lista de artículos
page-gallery = la página es una galería de imágenes
page-paywalled = la página es para suscriptores
page-consent = la página pide antes un consentimiento
page-error = la página dice que algo falló
page-empty = la página no tiene texto
page-not-found = no se encontró ningún artículo en la página

## What is no picture

picture-kind = no es una imagen de un tipo que se pueda mostrar
picture-damaged = la imagen está dañada
picture-damaged-why = la imagen está dañada: { $reason }
picture-too-large = la imagen es demasiado grande: { $width }×{ $height } píxeles
picture-of-terminal = la terminal no puede mostrar esta imagen
picture-room = las imágenes de arriba ocupan todo el sitio

## What fails in the cache

cache-folder = no se puede escribir en la carpeta de datos { $path }: { $reason }; elija otra con --data DIR
cache-newer = la caché { $path } la escribió un dateline más nuevo; use esa versión, u otra carpeta con --data DIR
cache-exists = { $path } ya existe; una copia de seguridad no sobrescribe un archivo
newsboat-no-table = no es una caché de newsboat: no tiene tabla de artículos
newsboat-foreign = no es una caché de newsboat: { $reason }
newsboat-damaged = es una caché de newsboat dañada: { $reason }
file-unread = no se puede leer { $path }: { $reason }
file-unwritten = no se puede escribir { $path }: { $reason }

## What is wrong with a model

model-pieces = la lista de fragmentos del modelo está dañada
model-weights = los pesos del modelo están dañados: { $name }
model-more = los pesos del modelo están dañados: hay más de los que tiene
model-read = no se puede leer el modelo: { $reason }
model-unknown = { $path } no es un modelo que dateline conozca; su SHA-256 es { $sha256 }. Conocidos: { $known }
model-damaged = el modelo { $name } está dañado ({ $reason }): quítelo con `dateline models remove { $name }` y añádalo de nuevo

## What fails in a translation or a summary

translate-no-target = ¿a qué idioma? to = "en" en [translate] de config.toml lo dice, o --to
translate-no-engine = no se indica nada que traduzca desde { $language }; with = "…" en [translate] de config.toml indica un motor, y antes no se envía nada a ninguna parte
translate-unknown = no hay ningún motor llamado { $engine }; defínalo como [translate.engine.{ $engine }] en config.toml
translate-no-source = se desconoce el idioma de este artículo; indíquelo con --from
translate-same = este artículo ya está en { $language }
translate-reads = usted lee { $language } (languages de [translate] en config.toml), así que no se traduce
translate-pair = el motor { $engine } no traduce { $pair }; los pares que conoce están en config.toml: { $known }
translate-offline = el motor { $engine } necesita la red, y --offline no abre conexiones
translate-program = el programa { $program } del motor { $engine } { $fault }
translate-silent = el programa { $program } del motor { $engine } no imprimió nada para { $pair }: el texto queda en el original. Quizá no conoce este par, o falla sin decirlo; pruébelo en una terminal
translate-engine = el motor { $engine }: { $fault }
translate-refused = el motor { $engine } respondió { $status }
translate-unknown-key = el motor { $engine } respondió { $status }: no conoce la clave
translate-large = el motor { $engine } respondió { $status }: la petición es demasiado grande para él
translate-too-often = el motor { $engine } respondió { $status }: se le preguntó demasiado; puede volver a intentarse en un rato
translate-used-up = el motor { $engine } respondió { $status }: los caracteres de esta cuenta se agotaron
translate-limit = el motor { $engine } ha usado { $sent } de los { $limit } caracteres que config.toml le permite este mes
answered-and-said = { $answered } ({ $said })
answer-page = envió una página web y ninguna traducción; ¿es correcta su dirección?
answer-not-json = envió algo que no es JSON y ninguna traducción; ¿es correcta su dirección?
answer-no-chat = su respuesta no es de chat completions; ¿es correcta su dirección?
answer-said = dice: { $said }
answer-no-translation = no hay traducción en su respuesta
answer-no-text = respondió sin texto
answer-count = textos enviados: { $asked }, devueltos: { $came }
summarize-unnamed = no se indica nada que haga resúmenes; [summarize] en config.toml indica un programa o un servicio, y antes no se envía nada a ninguna parte
summarize-offline = lo que hace resúmenes está en la red, y ahora no se pueden abrir conexiones
summarize-no-text = este artículo no tiene texto que resumir
summarize-refused = { $host } respondió { $status }

## What fails in a sync

sync-unknown-user = el servidor respondió { $status } (no conoce a este usuario con esta contraseña)
sync-refused-user = el servidor respondió { $status } (rechaza a este usuario)
sync-nothing-there = el servidor respondió { $status } (no hay nada en esta dirección)
sync-too-large = el servidor respondió { $status } (se envió demasiado de una vez)
sync-cannot = el servidor respondió { $status } (no puede hacer lo que se pidió)
sync-off = el servidor respondió { $status } (está apagado o sobrecargado)
sync-moved = el servidor redirige a { $address }; los secretos solo se envían al origen de feeds.toml
sync-incomplete = la cuenta no tiene { $option }
sync-nobody = en { $address } no responde ningún servidor con el que este lector pueda sincronizar
sync-gave-up = el servidor se negó tres veces a cambiar el artículo { $item } ({ $reason }); se abandona
sync-in-vain = el servidor dijo que los cambios se hicieron, y sus listas no los tienen; enviados de nuevo: { $count }
sync-dropped = cambios enviados tres veces sin éxito y abandonados: { $count }
sync-in-both = suscritas aquí y también en el servidor: { $feeds }
wire-page = llegó una página web en lugar de datos; lo hace una red que exige iniciar sesión o una dirección equivocada
wire-unreadable = la respuesta no se puede leer: { $reason }
wire-cut = la respuesta se corta: { $reason }
wire-no-object = la respuesta no se puede leer: no es un objeto JSON
wire-no-id = la respuesta no se puede leer: un artículo de la lista no tiene id
wire-lacks = la respuesta no tiene { $field }
wire-no-feeds = la respuesta no tiene lista de fuentes
wire-no-folders = la respuesta no tiene lista de carpetas
wire-many-feeds = la respuesta lista más de { $most } fuentes
wire-many-articles = la respuesta lista más de { $most } artículos
wire-not-done = el servidor no dijo que el cambio se hizo
wire-not-done-said = el servidor no dijo que el cambio se hizo; dijo: { $said }
wire-same-page = el servidor da una y otra vez la misma página de su lista
wire-empty-page = una página de la lista del servidor está vacía, aunque se anuncia otra
wire-count = el servidor dice que su lista tiene { $said } ids y dio { $given }
wire-moving = la lista del servidor cambiaba en cada lectura
wire-refused = el servidor se niega
wire-refused-said = el servidor se niega: { $said }
wire-no-feed-there = el servidor se niega: no encontró allí ninguna fuente
wire-emptied = el servidor ya no tiene ninguno de los artículos no leídos o destacados ({ $count }); ¿se instaló de nuevo?
wire-forgotten = el servidor ya no conoce ninguna de sus { $count } fuentes; ¿se instaló de nuevo?

## What the command line says

and-also = { $what }; { $more }
in-line = línea { $line }: { $what }
line-no-json = no es JSON desde la columna { $column }
line-no-object = no es un objeto JSON
line-lacks = falta la clave { $key }
line-wrong = el valor de { $key } no sirve
output-unwritten = no se puede escribir la salida: { $reason }
threads-failed = el programa no puede iniciar sus hilos: { $reason }
reader-needs-terminal = el lector necesita una terminal; en una tubería, use `dateline list` y `dateline show`
offline-contradicts = --offline no se puede combinar con { $what }
offline-server = con --offline no se puede enviar nada al servidor de una cuenta
account-unknown = no hay ninguna cuenta llamada { $what }; `dateline accounts` las muestra
feed-unknown = no hay ninguna fuente llamada { $what }; `dateline feeds` las muestra
feed-ambiguous = varias fuentes se llaman { $what }; elija una por su id: { $known }
section-unknown = no hay ninguna sección llamada { $what }; hay: { $known }
section-none = no hay ninguna sección llamada { $what }: no hay ninguna
section-unknown-near = no hay ninguna sección llamada { $what }; ¿quería decir { $near }?
article-unknown = no hay ningún artículo { $what } en la caché
article-unnamed = { $what } no es ni el número ni la dirección de un artículo; `dateline list` muestra los números
article-alone = el artículo { $what } no está en ninguna historia
credit-unknown = el artículo { $article } no tiene el crédito { $what }
credit-malformed = { $what } no es un crédito; se espera uno como { $example }, con uno de estos papeles: { $known }
person-unknown = nadie en la caché se llama { $what }; `dateline people` muestra a todos
person-several = varias personas se llaman { $what }: { $known }
person-same-already = { $one } y { $other } ya son una sola persona
person-not-joined = { $what } no está unido a otro nombre
person-also = También { $name }, { $articles }
template-unknown = { $what } no existe en las plantillas; hay: { $known }
schema-unknown = { $what } no tiene salida JSON; la tienen: { $known }
export-format = para esto hay otros formatos; se espera uno de { $known }
export-terminal = un EPUB no se puede mostrar en una terminal; use --output FILE
export-chapters = un libro tiene como máximo { $most } capítulos
export-nothing = no hay nada que exportar
export-nothing-left = no hay nada que exportar; el archivo quedó como estaba
all-defaults = todas las opciones tienen su valor predeterminado; { $path } puede cambiarlas
articles-count = { $count ->
    [one] 1 artículo
   *[other] { $count } artículos
}
entries-count = { $count ->
    [one] 1 entrada
   *[other] { $count } entradas
}
sections-count = { $count ->
    [one] 1 sección
   *[other] { $count } secciones
}
unread-count = { $count } sin leer
marks-waiting = { $count ->
    [one] 1 marca espera
   *[other] { $count } marcas esperan
}
marks-lost = { $count ->
    [one] 1 marca no se envió
   *[other] { $count } marcas no se enviaron
} nunca al servidor
texts-fetched = { $count ->
    [one] 1 texto completo
   *[other] { $count } textos completos
}
never-fetched = nunca actualizada
never-synced = nunca sincronizada
synced-at = sincronizada { $time }
no-accounts = no hay ningún [[account]] en feeds.toml; `dateline accounts add` añade uno
account-added = { $url } se añadió como { $id } ({ $protocol }, { $feeds }); `dateline sync` trae sus artículos
account-well = todo va bien, { $feeds }
account-removed = { $id } se quitó con { $articles }; artículos que se quedan, porque tienen estrella o están en otras fuentes: { $kept }
feed-added-there = { $url } se añadió en { $account }; `dateline sync` trae sus artículos
feed-already = { $title } ya está suscrita, en { $section } ({ $id }): { $url }
feed-again = { $title } está activada de nuevo, en { $section } ({ $id })
feed-added-to = { $title } se añadió a { $section } ({ $id })
feed-taken-out = { $what } se quitó; sus artículos se quedan en la caché
feed-left = suscripción a { $what } cancelada en { $account }; sus artículos se quedan en la caché
feed-fetched = { $articles }, actualizada { $time }
feed-from = { $articles }, de { $account }
section-by-edition = la edición incorporada la tiene ahí
section-by-site = otras fuentes de su sitio están ahí
section-by-name = su nombre contiene el de la sección
section-by-language = la mayoría de las fuentes en su idioma están ahí
section-by-nothing = --section pone una fuente en otra parte
feeds-several = la página nombra { $count } fuentes; elija una con --feed 1, o dé su dirección
feed-number-unknown = no hay fuente { $number }; la página nombra { $count }
ask-feed = ¿cuál, de 1 a { $count }?
no-feed-chosen = no se eligió ninguna fuente ni se añadió
untitled = sin título
page-kept = { $title } se guardó con estrella ({ $id })
undo-in-reader = la orden undo del lector lo deshace
version-by-person = hay una traducción hecha por una persona: { $what }
not-indexed = la búsqueda está incompleta; artículos aún sin indexar: { $count }
import-done = { $added ->
    [one] 1 fuente añadida
   *[other] { $added } fuentes añadidas
}; ya estaban: { $known }, rechazadas: { $refused }
import-refused = { $what } se rechazó: { $reason }
import-twice = { $what } aparece más de una vez; vale la primera
import-smart = { $what } se convirtió en una sección inteligente
import-hidden = { $what } estaba oculta (!) y aquí se muestra
import-query = esta consulta no se puede expresar aquí; escríbala como sección inteligente
import-program = nombra un programa para ejecutar; lo que nombra un archivo importado nunca se ejecuta
newsboat-done = { $articles ->
    [one] 1 artículo
   *[other] { $articles } artículos
}; leídos: { $read }, con estrella: { $starred }
newsboat-strange = se omitieron los artículos de { $count ->
    [one] 1 fuente no suscrita
   *[other] { $count } fuentes no suscritas
}; importe primero urls de newsboat
refresh-done = { $new ->
    [one] 1 nuevo
   *[other] { $new } nuevos
}, { $changed ->
    [one] 1 cambiado
   *[other] { $changed } cambiados
}; fuentes sin cambios: { $unchanged }, fallidas: { $failed }
sync-done = marcas enviadas: { $sent }; artículos nuevos: { $new }, cambiados: { $changed }; marcas recibidas: { $states }
sync-would = marcas por enviar: { $sent }; artículos por recibir: { $new }; marcas por recibir: { $states }
sync-elsewhere = otro dateline está sincronizando esta caché ahora mismo
pictures-stored = imágenes en la caché: { $count }
pictures-missing = imágenes no obtenidas: { $count }
pages-paywalled = solo para suscriptores: { $count }
pages-failed = páginas no obtenidas: { $count }
model-added = { $what } se añadió; su licencia es { $licence }: { $path }
model-name-unknown = no hay ningún modelo llamado { $what }; hay: { $known }
model-not-added = { $what } no se añadió
model-reads = el modelo lee todos los artículos; si lo detiene, el lector sigue más tarde
model-has-read = artículos leídos por el modelo: { $count }
model-progress = artículos leídos: { $done } de { $all }
credits-reread = artículos leídos de nuevo: { $read }; con otros créditos que antes: { $changed }
pages-reread = páginas leídas de nuevo: { $read }; artículos cambiados: { $changed }
salvaged = { $articles } en { $path }
salvaged-all = no se perdió nada
salvaged-torn = incompleto: { $what }
newest-of = la más reciente: { $time }

## What the doctor finds

check-good = bien
check-wrong = MAL
check-repaired = reparado
check-terminal = terminal
check-folders = carpetas
check-configuration = configuración
check-log = registro
check-cache = caché
check-model = modelo
check-feeds = fuentes
check-clock = reloj
check-network = red
cache-in = la caché está en { $path }
files-in = sus archivos están en { $path }
folder-read-only = no se puede escribir en { $path }
folder-is-none = { $path } no es una carpeta
folder-missing = { $path } aún no existe
cure-folder-read-only = el lector funciona, pero no puede guardar fuentes ni ajustes; elija otra carpeta con --config DIR
cure-folder-is-none = apártelo, o elija otra carpeta con --config DIR
cure-folder-missing = se crea cuando añade una fuente o cambia un ajuste; hasta entonces lee la edición incorporada
files-well = { $feeds } en { $sections }, y ningún error en sus archivos
cure-files = corrija la línea; hasta entonces se ignora
log-at = -v o DATELINE_LOG escribe un registro: { $path }
cache-sound = la caché está en buen estado
cure-repair = `dateline doctor --repair` repara lo que se puede reparar
cure-cache-read-only = libere espacio en ese disco o permita escribir en él; --data DIR elige otra carpeta
cure-model = quite el modelo y añádalo de nuevo
cache-translated = { $passages ->
    [one] 1 pasaje traducido
   *[other] { $passages } pasajes traducidos
}, en { $articles ->
    [one] 1 artículo
   *[other] { $articles } artículos
}: { $kilobytes } kB
feeds-answered = fuentes que respondieron en la última actualización: { $answered } de { $all }
feeds-unasked = { $count ->
    [one] 1 fuente nunca se actualizó
   *[other] { $count } fuentes nunca se actualizaron
}
feeds-failed = { $count ->
    [one] 1 fuente falló
   *[other] { $count } fuentes fallaron
}, como { $names }
feeds-gone = { $count ->
    [one] 1 fuente desapareció
   *[other] { $count } fuentes desaparecieron
} para siempre, como { $names }
feeds-moved = { $count ->
    [one] 1 fuente se mudó y se sigue
   *[other] { $count } fuentes se mudaron y se siguen
} leyendo, como { $names }
cure-unasked = `dateline refresh` las actualiza
cure-failed = `dateline feeds` dice por qué; `dateline doctor --feeds` las prueba todas ahora
cure-gone = `dateline remove` las quita
cure-moved = `dateline feeds --json` muestra las direcciones nuevas; escríbalas en feeds.toml
clock-well = son las { $time } ({ $zone })
clock-early = el reloj marca { $time } ({ $zone }), antes de que este programa se escribiera
clock-late = el reloj marca { $time } ({ $zone }), pero hubo fuentes actualizadas después
cure-clock = ponga en hora esta máquina: de ello dependen las fechas de los artículos, los certificados y el ritmo de las fuentes
zone-unnamed = una zona sin nombre
network-untried = no hay fuentes que probar
network-well = fuentes que responden: { $answered } de { $all }
network-none = no se pudo llegar a ninguna fuente
network-proxy = las peticiones pasan por el proxy de { $names }
cure-no-answer = mire la conexión, una página de acceso, el proxy y el cortafuegos; puede leer todo lo obtenido antes
cure-certificates = puede que falten los certificados de este sistema
terminal-no-color = sin colores, porque NO_COLOR está definido
terminal-all-colours = todos los colores; el tema es { $name }
terminal-some-colours = { $count } colores; el tema es { $name }
cure-colours = una terminal con todos los colores define COLORTERM=truecolor
terminal-pictures = las imágenes se muestran enteras ({ $protocol })
terminal-pictures-later = imágenes: se sabe cuando el lector está en una terminal
terminal-blocks = las imágenes se muestran con medios bloques
terminal-no-pictures = sin imágenes
cure-blocks = kitty, Ghostty, foot, WezTerm e iTerm2 muestran imágenes enteras; dentro de tmux solo los bloques son fiables
cure-no-pictures = pictures = "blocks" en config.toml las muestra donde hay colores
terminal-bidi = la terminal ordena ella misma el árabe y el hebreo
terminal-bidi-words = dateline ordena las palabras del árabe y del hebreo, la terminal sus letras
terminal-bidi-app = dateline ordena el árabe y el hebreo
terminal-bidi-off = el árabe y el hebreo se muestran en orden lógico
cure-bidi = si ese texto sale al revés, pruebe bidi = "terminal" en config.toml
cure-bidi-off = bidi = "auto" en config.toml los ordena
terminal-links = los enlaces se envían a la terminal (OSC 8)
terminal-copies = lo copiado va a la terminal (OSC 52)
terminal-no-copies = esta terminal no acepta texto copiado (OSC 52)
cure-no-copies = seleccione con el ratón y Mayús, o use otra terminal
cure-tmux-copies = tmux pasa lo copiado con: set -g set-clipboard on
terminal-widths = la terminal dibuja caracteres más anchos o más estrechos de lo que son: { $letters }
terminal-widths-well = los caracteres y los emojis tienen el ancho esperado
terminal-widths-unknown = la terminal no dice con qué ancho dibuja los caracteres
cure-widths = las filas con esos caracteres pueden descuadrarse; ayuda una terminal más nueva, o su ajuste de anchos de Unicode

## What is wrong in the cache

cache-strangers = filas que no pertenecen a nada: { $count }
cache-index-damaged = el índice de búsqueda está dañado
cache-late-feeds = fuentes que un reloj equivocado dejaría sin actualizar mucho tiempo: { $count }
cache-unreadable-texts = artículos cuyo texto no se puede leer: { $count }
cache-unreadable-articles = artículos cuyo texto completo no se puede leer: { $count }
cache-unreadable-pages = páginas guardadas que no se pueden leer: { $count }
cache-dates = artículos con una fecha imposible: { $count }
cache-account-unread = artículos leídos que en una cuenta están sin leer: { $count }
cache-account-starred = artículos con estrella en una cuenta, pero no aquí: { $count }
cache-placements = filas de secciones con otra fecha u otro estado que el artículo: { $count }
cache-entries = entradas con otra fecha u otro estado que el artículo: { $count }
cache-no-text = artículos sin texto o sin indicios: { $count }
cache-text-kind = artículos cuyo texto no es de la clase anotada: { $count }
cache-no-attempt = artículos cuya página falló sin que se anotara: { $count }
cache-no-feed = artículos sin fuente: { $count }
cache-listed = artículos con una nota errónea de si las secciones los muestran: { $count }
cache-hidden-shown = artículos ocultos que una sección muestra: { $count }
cache-section-counts = secciones con cuentas erróneas: { $count }
cache-feed-counts = fuentes con cuentas erróneas: { $count }
cache-unsearchable = artículos que faltan en el índice de búsqueda: { $count }
cache-no-meaning = artículos que faltan en el índice de significados: { $count }
cache-empty-stories = historias sin artículos: { $count }
cache-wrong-stories = artículos en una historia que no existe o de la que se sacaron: { $count }
cache-folded = historias con filas mal agrupadas: { $count }
cache-index-rest = artículos quitados que siguen en el índice de búsqueda: { $count }
