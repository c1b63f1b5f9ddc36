/* Suggests councils under a search box, as a WAI-ARIA combobox with a list. */
const form = document.querySelector('[data-councils]');
const input = form?.querySelector('input[name="q"]');
const pauseMs = 200;

if (input) suggest(form, input);

function suggest(form, input) {
  const list = make('ul', {
    id: 'councils',
    role: 'listbox',
    'aria-label': 'Councils',
    class: 'app-combobox__list',
  });
  const told = make('div', { role: 'status', class: 'govuk-visually-hidden' });
  const chosen = make('input', { type: 'hidden', name: 'laCode', disabled: '' });
  let councils = [];
  let active = -1;
  let waiting;
  let asked = 0;

  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id });
  list.hidden = true;
  input.after(list, told, chosen);
  close();

  input.addEventListener('input', () => {
    chosen.disabled = true;
    clearTimeout(waiting);
    waiting = setTimeout(ask, pauseMs);
  });
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'Escape' && !list.hidden) close();
    else if (key === 'Enter' && active >= 0) choose(active);
    else if ((key === 'ArrowDown' || key === 'ArrowUp') && councils.length > 0) {
      const step = key === 'ArrowDown' ? 1 : -1;
      const from = active < 0 && step < 0 ? 0 : active;
      open();
      mark((from + step + councils.length) % councils.length);
    } else return;
    event.preventDefault();
  });
  input.addEventListener('blur', close);
  // The press would take the focus away, and with it the list.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const index = [...list.children].indexOf(target.closest('li'));
    if (index >= 0) choose(index);
  });

  async function ask() {
    const q = input.value.trim();
    const mine = (asked += 1);
    if (q === '') return close();
    const answer = await fetch(`${form.dataset.councils}?${new URLSearchParams({ q })}`).catch(
      () => null,
    );
    if (mine !== asked || document.activeElement !== input) return;
    if (!answer?.ok) return close();
    const found = await answer.json();
    if (mine === asked) show(found);
  }

  function show(found) {
    councils = found.councils;
    list.replaceChildren(
      ...councils.map(({ name, note }, index) => {
        const option = make('li', {
          id: `council-${index}`,
          role: 'option',
          'aria-selected': 'false',
        });
        option.append(name, make('span', { class: 'app-second' }, note));
        return option;
      }),
    );
    close();
    const more = found.total > councils.length ? `, the first ${councils.length} are listed` : '';
    told.textContent =
      found.total === 0
        ? 'No council found'
        : `${found.total} ${found.total === 1 ? 'council' : 'councils'} found${more}`;
    if (councils.length > 0) open();
  }

  function open() {
    list.hidden = false;
    set(input, { 'aria-expanded': 'true' });
  }

  function close() {
    list.hidden = true;
    active = -1;
    set(input, { 'aria-expanded': 'false' });
    input.removeAttribute('aria-activedescendant');
  }

  function mark(index) {
    active = index;
    for (const [at, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(at === index));
    list.children[index].scrollIntoView({ block: 'nearest' });
    set(input, { 'aria-activedescendant': list.children[index].id });
  }

  function choose(index) {
    const { name, laCode } = councils[index];
    input.value = name;
    chosen.value = laCode;
    chosen.disabled = false;
    clearTimeout(waiting);
    asked += 1;
    close();
    told.textContent = `${name} chosen`;
  }
}

function make(tag, attributes, text = '') {
  const element = document.createElement(tag);
  set(element, attributes);
  element.textContent = text;
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
