/* Says that entries were recorded since the page was loaded, without moving the focus or the page. */
const place = document.querySelector('[data-live]');
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** Tries in a row that brought nothing: then somebody has to load the page anyway, perhaps to sign in. */
const mostFailures = 20;
/** A connection that lasted so long did work, whether or not there was anything to tell. */
const steadyMs = 15_000;
/** Entries that come together are told together. */
const gatherMs = 500;

if (place && 'EventSource' in window && !navigator.connection?.saveData) follow(place);

function follow(place) {
  const { intervention, council } = place.dataset;
  let after = place.dataset.after;
  let entries = 0;
  let uncounted = false;
  let failures = 0;
  let openedAt = Infinity;
  let source;
  let retry;
  let telling;

  const connect = () => {
    clearTimeout(retry);
    if (source || document.visibilityState === 'hidden' || failures > mostFailures) return;
    const query = new URLSearchParams({ after });
    if (intervention) query.set('intervention', intervention);
    if (council) query.set('council', council);
    source = new EventSource(`/changes?${query}`);
    openedAt = Infinity;
    source.addEventListener('open', ({ timeStamp }) => (openedAt = timeStamp));
    source.addEventListener('error', ({ timeStamp }) => {
      disconnect();
      // The pages accept a connection before they know whether the api can be reached.
      failures = timeStamp - openedAt > steadyMs ? 1 : failures + 1;
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
      retry = setTimeout(connect, pause * (0.5 + Math.random() / 2));
    });
    source.addEventListener('entries', ({ data }) => {
      const told = JSON.parse(data);
      after = told.position;
      if (told.entries === null) uncounted = true;
      else entries += told.entries;
      telling ??= setTimeout(tell, gatherMs);
    });
  };
  const disconnect = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const tell = () => {
    telling = undefined;
    show(place, uncounted ? null : entries, after);
  };

  // A hidden page keeps no connection: browsers open only a few to one address.
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? disconnect() : connect(),
  );
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);
  connect();
}

function show(place, entries, position) {
  const back = location.pathname + location.search;
  const link = element(
    'a',
    'govuk-notification-banner__link',
    entries === 1 ? 'Show it' : 'Show them',
  );
  link.href = `/changes/show?${new URLSearchParams({ position, return: back })}`;
  const hide = element('button', 'app-link-button app-live__hide', 'Hide');
  hide.type = 'button';
  hide.append(element('span', 'govuk-visually-hidden', ' this message'));
  hide.addEventListener('click', () => put(place));
  const heading = element(
    'p',
    'govuk-notification-banner__heading app-live__heading',
    inWords(place, entries),
  );
  heading.append(link);
  const content = element('div', 'govuk-notification-banner__content app-live__content');
  content.append(heading, hide);
  const banner = element('div', 'govuk-notification-banner app-live__banner');
  banner.append(content);
  const hadFocus = place.contains(document.activeElement);
  put(place, banner);
  if (hadFocus) link.focus();
  else uncover(banner);
}

/** Scrolls only where the message would hide what has the focus. */
function uncover(banner) {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return;
  const [over, under] = [banner.getBoundingClientRect(), focused.getBoundingClientRect()];
  const hides =
    under.bottom > over.top &&
    under.top < over.bottom &&
    under.right > over.left &&
    under.left < over.right;
  if (hides) focused.scrollIntoView({ block: 'nearest' });
}

function put(place, ...parts) {
  place.replaceChildren(...parts);
  document.documentElement.classList.toggle('app-has-live', parts.length > 0);
}

function inWords({ dataset }, entries) {
  const where = dataset.intervention ? ' in this case' : '';
  if (entries === null) return `There are new entries${where}. `;
  return `${entries} new ${entries === 1 ? 'entry' : 'entries'}${where}. `;
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
