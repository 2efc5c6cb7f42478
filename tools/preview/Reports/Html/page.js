'use strict';
// The tree of resources: search, filters, keyboard. It only ever sets text, never markup, so nothing in a plan can become code.
(() => {
  const data = document.getElementById('data');
  const explorer = document.getElementById('explorer');
  if (!explorer) return;
  const { stacks, resources } = JSON.parse(data.textContent);
  const search = document.getElementById('search');
  const filters = document.getElementById('filters');
  const status = document.getElementById('status');
  const tree = document.getElementById('tree');

  // Few enough to draw at once; more are drawn when asked for.
  const PAGE = 200;
  // As much of the tree is open at first as fits into so many rows.
  const FEW = 60;
  const SIGNS = { create: '+', update: '~', replace: '±', delete: '-', move: '→', same: '=' };
  const CHANGES = ['create', 'update', 'replace', 'delete', 'move'];

  resources.forEach((resource, index) => {
    resource.id = 'r' + index;
    resource.on = Object.keys(resource.stacks);
    resource.paths = [...new Set(resource.lines.map(pathOf).filter(Boolean))];
  });
  const layers = unique(resources.map(resource => resource.layer));
  const kinds = [...CHANGES, 'same'].filter(change => resources.some(resource => resource.change === change));
  const changed = resources.some(resource => resource.change !== 'same');

  const state = { words: [], part: null, opened: new Map(), details: new Set(), limit: PAGE, current: null };
  const chosen = { stack: new Set(stacks), layer: new Set(layers), change: new Set(kinds.filter(kind => kind !== 'same')) };
  let rows = [];

  /* What is shown. */

  function unique(values) {
    return [...new Set(values)];
  }

  // "+spec.hard.cpu: 4" is about spec.hard.cpu; a line within a text is about none.
  function pathOf(line) {
    const end = line.indexOf(': ');
    return /^[-+]\S/.test(line) && end > 1 ? line.slice(1, end) : null;
  }

  // All that a resource can be found by; made when it is first asked for.
  function textOf(resource) {
    return resource.text ??= [resource.kind, resource.name, resource.type, resource.layer, resource.part.join(' / '), resource.change,
      ...Object.values(resource.stacks), ...resource.notes, ...resource.lines].join('\n').toLowerCase();
  }

  function isFound(resource) {
    if (state.words.length === 0) return true;
    const text = textOf(resource);
    return state.words.every(word => text.includes(word));
  }

  function isInPart(resource) {
    return !state.part || (resource.on.includes(state.part.stack) && state.part.path.every((name, level) => resource.part[level] === name)
      && (state.part.path.length > 0 || resource.part.length === 0));
  }

  function isChosen(resource) {
    return resource.on.some(stack => chosen.stack.has(stack)) && chosen.layer.has(resource.layer) && isInPart(resource);
  }

  function arrange(found) {
    const root = { key: '', level: 0, children: [], parts: new Map(), resources: [] };
    for (const resource of found) {
      let node = root;
      for (const name of resource.part.length > 0 ? resource.part : ['no component']) {
        if (!node.parts.has(name)) {
          const part = { key: node.key + '/' + name, name, level: node.level + 1, parent: node, children: [], parts: new Map(), resources: [] };
          node.parts.set(name, part);
          node.children.push(part);
        }
        node = node.parts.get(name);
        node.resources.push(resource);
      }
      node.children.push({ key: resource.id, resource, level: node.level + 1, parent: node });
    }
    return root;
  }

  // Level by level, while there is room.
  function openAtFirst(root) {
    const open = new Set();
    let room = FEW - root.children.length;
    for (let level = root.children.filter(node => !node.resource); level.length > 0;) {
      for (const node of level) if ((room -= node.children.length) >= 0) open.add(node.key);
      level = level.filter(node => open.has(node.key)).flatMap(node => node.children).filter(node => !node.resource);
    }
    return open;
  }

  function flatten(node, atFirst, into) {
    for (const child of node.children) {
      child.isOpen = child.resource ? state.details.has(child.key)
        : state.opened.get(child.key) ?? (state.words.length > 0 || state.part !== null || atFirst.has(child.key));
      into.push(child);
      if (!child.resource && child.isOpen) flatten(child, atFirst, into);
    }
    return into;
  }

  function show() {
    const found = resources.filter(resource => isChosen(resource) && isFound(resource));
    const shown = found.filter(resource => chosen.change.has(resource.change));
    const root = arrange(shown);
    rows = flatten(root, openAtFirst(root), []);
    draw();
    tell(shown, found.length - shown.length);
    press(found);
  }

  /* The page. */

  function make(name, classes, ...children) {
    const element = document.createElement(name);
    if (classes) element.className = classes;
    element.append(...children.filter(child => child !== null));
    return element;
  }

  function marked(text) {
    const word = state.words.find(one => text.toLowerCase().includes(one));
    if (!word) return document.createTextNode(text);
    const start = text.toLowerCase().indexOf(word);
    const piece = document.createDocumentFragment();
    piece.append(text.slice(0, start), make('mark', '', text.slice(start, start + word.length)), text.slice(start + word.length));
    return piece;
  }

  function draw() {
    const drawn = rows.slice(0, state.limit).map(item);
    if (rows.length > state.limit) {
      const more = make('button', 'more', `Show ${Math.min(PAGE, rows.length - state.limit)} more of ${rows.length - state.limit}`);
      more.type = 'button';
      more.tabIndex = -1;
      more.addEventListener('click', () => { state.limit += PAGE; draw(); });
      drawn.push(more);
    }
    tree.replaceChildren(...drawn);
    if (!rows.slice(0, state.limit).some(row => row.key === state.current)) state.current = rows[0]?.key ?? null;
    const current = elementOf(state.current);
    if (current) current.tabIndex = 0;
  }

  function item(row) {
    const element = make('div', 'level-' + Math.min(row.level, 5));
    element.setAttribute('role', 'treeitem');
    element.setAttribute('aria-level', row.level);
    element.setAttribute('aria-setsize', row.parent.children.length);
    element.setAttribute('aria-posinset', row.parent.children.indexOf(row) + 1);
    element.setAttribute('aria-expanded', row.isOpen);
    element.tabIndex = -1;
    element.dataset.key = row.key;
    const line = row.resource ? resourceLine(row.resource) : partLine(row);
    element.setAttribute('aria-label', line.label);
    element.append(line.element);
    if (row.resource && row.isOpen) element.append(detail(row.resource));
    return element;
  }

  function partLine(row) {
    const tally = make('span', 'tally');
    const said = [];
    for (const change of [...CHANGES, 'same']) {
      const count = row.resources.filter(resource => resource.change === change).length;
      if (count === 0) continue;
      tally.append(change === 'same' ? make('span', 'quiet', `${count} unchanged`) : make('span', change, SIGNS[change] + count));
      said.push(change === 'same' ? `${count} unchanged` : `${count} ${change}`);
    }
    return {
      label: `${row.name}: ${said.join(', ')}`,
      element: make('div', 'row part-row', make('span', 'twist', '›'), make('span', 'what', marked(row.name)), tally),
    };
  }

  function resourceLine(resource) {
    const few = resource.change === 'update' || resource.change === 'replace' ? resource.paths.slice(0, 3) : [];
    const more = few.length > 0 && resource.paths.length > few.length ? ` and ${resource.paths.length - few.length} more` : '';
    const on = stacks.length > 1 ? make('span', 'on', ...(resource.on.length === stacks.length ? ['all stacks'] : resource.on).map(stack => make('span', '', stack))) : null;
    return {
      label: `${resource.change === 'same' ? 'unchanged' : resource.change} ${resource.kind} ${resource.name}${stacks.length > 1 ? ' on ' + resource.on.join(', ') : ''}${resource.danger ? ', dangerous' : ''}`,
      element: make('div', 'row',
        make('span', 'twist', '›'),
        make('span', 'sign-box ' + resource.change, SIGNS[resource.change]),
        make('span', 'what', marked(resource.name), ' ', make('span', 'kind', marked(resource.kind)),
          resource.danger === 'loss' ? make('span', 'danger', ' data would be lost') : null,
          few.length > 0 ? make('span', 'paths', ' ', few.join(', ') + more) : null),
        on),
    };
  }

  function detail(resource) {
    const element = make('div', 'detail');
    for (const note of resource.notes) element.append(make('p', '', note));
    if (resource.lines.length > 0) {
      element.append(make('div', 'lines', ...resource.lines.map(line =>
        make('div', line[0] === '-' ? 'minus' : line[0] === '+' ? 'plus' : 'quiet', line[0] + '\u00a0', marked(line.slice(1))))));
    } else if (resource.change === 'same') {
      element.append(make('p', 'quiet', 'Nothing of it changes.'));
    }
    const facts = make('dl', '', make('dt', '', 'type'), make('dd', '', make('code', '', resource.type)));
    for (const urn of urnsOf(resource)) facts.append(make('dt', '', 'urn'), make('dd', '', make('code', '', urn)));
    element.append(facts);
    return element;
  }

  // On several stacks a URN mostly differs in the stack alone.
  function urnsOf(resource) {
    if (resource.on.length === 1) return Object.values(resource.stacks);
    return unique(Object.values(resource.stacks).map(urn => urn.replace(/^urn:pulumi:.*?::/, 'urn:pulumi:…::')));
  }

  function tell(shown, hidden) {
    const what = shown.length === 1 ? '1 resource' : `${shown.length} resources`;
    const parts = [make('span', '', changed || shown.length > 0 || state.words.length > 0 ? `${what} of ${resources.length}` : `Nothing changes. ${resources.length} resources are as they were.`)];
    if (state.part) parts.push(button(`${state.part.path.join(' / ') || 'no component'} on ${state.part.stack} ✕`, 'Show all parts', () => { state.part = null; state.limit = PAGE; show(); }));
    if (hidden > 0) parts.push(button(`Show ${hidden} ${chosen.change.has('same') ? 'others' : 'unchanged'}${state.words.length > 0 ? ' that match' : ''}`, null, () => {
      for (const kind of kinds) if (chosen.change.has('same') || kind === 'same') chosen.change.add(kind);
      show();
    }));
    status.replaceChildren(...parts);
  }

  function button(text, label, act) {
    const element = make('button', '', text);
    element.type = 'button';
    if (label) element.setAttribute('aria-label', label);
    element.addEventListener('click', act);
    return element;
  }

  /* Filters. */

  function filter(title, name, values, wordOf) {
    if (values.length < 2) return;
    const group = make('div', 'filter', make('span', '', title));
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', title);
    for (const value of values) {
      const one = button('', null, () => {
        const set = chosen[name];
        // The first choice is for one thing; the last one taken away is for all again.
        if (name !== 'change' && set.size === values.length) { set.clear(); set.add(value); }
        else if (set.has(value)) { set.delete(value); } else { set.add(value); }
        if (name !== 'change' && set.size === 0) values.forEach(other => set.add(other));
        state.limit = PAGE;
        show();
      });
      one.dataset.filter = name;
      one.dataset.value = value;
      one.append(wordOf(value), make('span', 'number'));
      group.append(one);
    }
    filters.append(group);
  }

  function press(found) {
    for (const one of filters.querySelectorAll('button')) {
      const { filter: name, value } = one.dataset;
      const isAll = name !== 'change' && chosen[name].size === (name === 'stack' ? stacks : layers).length;
      one.setAttribute('aria-pressed', chosen[name].has(value) && !isAll);
      if (name === 'change') one.querySelector('.number').textContent = ' ' + found.filter(resource => resource.change === value).length;
    }
  }

  /* Keyboard and mouse. */

  function elementOf(key) {
    return [...tree.children].find(child => child.dataset.key === key) ?? null;
  }

  function focus(index) {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    if (rows.indexOf(row) >= state.limit) { state.limit += PAGE; draw(); }
    const before = elementOf(state.current);
    if (before) before.tabIndex = -1;
    state.current = row.key;
    const element = elementOf(row.key);
    element.tabIndex = 0;
    element.focus();
  }

  function toggle(row, open) {
    if (row.resource) { open ? state.details.add(row.key) : state.details.delete(row.key); } else { state.opened.set(row.key, open); }
    state.current = row.key;
    show();
    elementOf(row.key)?.focus({ preventScroll: true });
  }

  function startOver() {
    search.value = '';
    state.words = [];
    state.part = null;
    state.limit = PAGE;
    state.opened.clear();
    show();
  }

  tree.addEventListener('click', event => {
    const line = event.target.closest('.row');
    if (!line || String(getSelection())) return;
    const row = rows.find(one => one.key === line.parentElement.dataset.key);
    toggle(row, !row.isOpen);
  });

  tree.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = rows.findIndex(row => row.key === state.current);
    const row = rows[index];
    if (!row) return;
    switch (event.key) {
      case 'ArrowDown': focus(index + 1); break;
      case 'ArrowUp': index === 0 ? search.focus() : focus(index - 1); break;
      case 'Home': focus(0); break;
      case 'End': focus(Math.min(rows.length, state.limit) - 1); break;
      case 'ArrowRight': row.isOpen ? (row.resource ? null : focus(index + 1)) : toggle(row, true); break;
      case 'ArrowLeft': row.isOpen ? toggle(row, false) : row.parent.key && focus(rows.indexOf(row.parent)); break;
      case 'Enter': case ' ': toggle(row, !row.isOpen); break;
      default: return;
    }
    event.preventDefault();
  });

  search.addEventListener('input', () => {
    state.words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    state.limit = PAGE;
    state.opened.clear();
    show();
  });

  search.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') { focus(0); event.preventDefault(); }
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') { startOver(); return; }
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      search.focus();
      search.select();
      event.preventDefault();
    }
  });

  /* From elsewhere in the page: a part of a picture, a line of the danger block. */

  for (const part of document.querySelectorAll('.part')) {
    const near = on => {
      const needed = part.dataset.needs.split(' ');
      for (const other of part.closest('svg').querySelectorAll('.part')) {
        other.classList.toggle('near', on && (needed.includes(other.dataset.path) || other.dataset.needs.split(' ').includes(part.dataset.path)));
      }
    };
    for (const name of ['mouseenter', 'focus']) part.addEventListener(name, () => near(true));
    for (const name of ['mouseleave', 'blur']) part.addEventListener(name, () => near(false));
    part.addEventListener('click', () => {
      startOver();
      state.part = { stack: part.dataset.stack, path: part.dataset.path.split('/').filter(Boolean) };
      // A part in which nothing changes is asked for to see what is in it.
      if (!resources.some(resource => isInPart(resource) && chosen.change.has(resource.change))) chosen.change.add('same');
      show();
    });
  }

  function reveal() {
    const resource = resources.find(one => '#' + one.id === location.hash);
    if (!resource) return;
    startOver();
    for (const name of ['stack', 'layer']) (name === 'stack' ? stacks : layers).forEach(value => chosen[name].add(value));
    chosen.change.add(resource.change);
    let key = '';
    for (const name of resource.part.length > 0 ? resource.part : ['no component']) state.opened.set(key += '/' + name, true);
    state.details.add(resource.id);
    state.current = resource.id;
    show();
    const index = rows.findIndex(row => row.key === resource.id);
    while (index >= state.limit) state.limit += PAGE;
    focus(index);
    elementOf(resource.id).scrollIntoView({ block: 'center' });
  }

  // Who looks at one stack's picture wants its chart, too.
  for (const choice of document.querySelectorAll('input[name=stack]')) {
    choice.addEventListener('change', () => {
      for (const other of document.querySelectorAll('input[name=up]')) if (other.value === choice.value) other.checked = true;
    });
  }

  // The same link again must lead there again.
  for (const link of document.querySelectorAll('#danger a, #up a')) link.addEventListener('click', () => setTimeout(reveal));
  addEventListener('hashchange', reveal);

  // Paper cannot be opened: all that changes is printed with its diff.
  let before = null;
  addEventListener('beforeprint', () => {
    before = { opened: new Map(state.opened), details: new Set(state.details), limit: state.limit };
    for (const resource of resources) {
      if (resource.change !== 'same') state.details.add(resource.id);
      let key = '';
      for (const name of resource.part.length > 0 ? resource.part : ['no component']) state.opened.set(key += '/' + name, true);
    }
    state.limit = Infinity;
    show();
  });
  addEventListener('afterprint', () => {
    if (before) Object.assign(state, before);
    show();
  });

  filter('Stack', 'stack', stacks, stack => stack);
  filter('Layer', 'layer', layers, layer => layer);
  filter('Change', 'change', kinds, change => change === 'same' ? 'unchanged' : `${SIGNS[change]} ${change}`);
  explorer.hidden = false;
  show();
  reveal();
})();
