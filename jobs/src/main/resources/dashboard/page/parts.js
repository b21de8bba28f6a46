// What the views are put together from. Texts of the data only ever become text nodes.
(function () {
  /** An element with attributes and children; null children are left out. */
  LM.h = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    for (const child of children.flat()) {
      if (child !== null && child !== undefined) element.append(child);
    }
    return element;
  };
  const h = LM.h;
  let ids = 0;

  /** A part of a view with its heading. */
  LM.section = function (title, ...content) {
    const id = 's' + ++ids;
    return h('section', { class: 'part', 'aria-labelledby': id }, h('h2', { id }, title), ...content);
  };

  LM.note = (...text) => h('p', { class: 'note' }, ...text);

  /** What a column of a published table means, by its promise. */
  LM.meaning = function (table, column) {
    const promise = LM.labels && LM.labels.gold[table] && LM.labels.gold[table][column];
    return promise ? promise[LM.lang] : null;
  };

  /** What senders call a column of a dataset. */
  LM.inputColumn = function (dataset, column) {
    const names = LM.labels.inputs[dataset];
    return LM.lang !== 'en' && names && names[column] ? names[column] : column;
  };

  /** A unit's name as a link to the view of it. */
  LM.unitLink = (row, changes) => h('a', { href: LM.link(Object.assign({ unit: row.unit_code, level: '' }, changes)) }, row.unit_name);

  /** A column of a rate, with its numerator and denominator. */
  LM.rateColumn = (table, key, part, whole) => ({
    key, table, number: true, sort: (row) => row[key], cell: (row) => LM.rate(row[key], row[part], row[whole]),
  });

  /** A column of counts. */
  LM.countColumn = (table, key, name) => ({
    key, table, name, number: true, sort: (row) => row[key], cell: (row) => LM.number(row[key]),
  });

  LM.unitColumn = (changes) => ({ key: 'unit_name', name: 'unit', head: true, sort: (row) => row.unit_code,
    cell: (row) => LM.unitLink(row, changes) });

  /** Puts rows in the order of a column; what is absent comes last. */
  function ordered(rows, column, down) {
    return rows.slice().sort((a, b) => {
      const x = column.sort(a);
      const y = column.sort(b);
      if (x === y) return 0;
      if (x === null || x === undefined) return 1;
      if (y === null || y === undefined) return -1;
      return (x < y ? -1 : 1) * (down ? -1 : 1);
    });
  }

  /**
   * A table that can be put in order by its columns.
   * columns: {key, name (word), table and column (whose promise explains it), number, head, sort(row), cell(row)}.
   */
  LM.table = function (caption, columns, rows, options) {
    if (!rows.length) return LM.note(LM.say('none'));
    const most = (options && options.most) || 200;
    const body = h('tbody');
    let shown = most;
    let order = rows;
    const fill = () => {
      body.replaceChildren(...order.slice(0, shown).map((row) => h('tr', { 'data-unit': row.unit_code, 'data-category': row.category,
        'data-channel': row.channel, 'data-dataset': row.dataset, 'data-start': row.period_start, 'data-day': row.day },
        columns.map((column) => h(column.head ? 'th' : 'td', { scope: column.head && 'row', class: column.number && 'number',
          'data-table': column.table, 'data-column': column.column || column.key }, column.cell(row))))));
    };
    const heads = columns.map((column) => {
      const word = LM.say(column.name || column.key);
      const head = h('th', { scope: 'col', class: column.number && 'number', title: column.table && LM.meaning(column.table, column.column || column.key) });
      if (!column.sort) head.append(word);
      else {
        head.append(h('button', { type: 'button', class: 'sort', onclick: () => {
          const down = head.getAttribute('aria-sort') !== 'descending';
          heads.forEach((other) => other.removeAttribute('aria-sort'));
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          order = ordered(rows, column, down);
          fill();
        } }, word));
      }
      return head;
    });
    fill();
    const whole = h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption },
      h('table', {}, h('caption', {}, caption), h('thead', {}, h('tr', {}, heads)), body));
    if (rows.length > most) {
      whole.append(h('button', { type: 'button', class: 'more', onclick: (event) => {
        shown = rows.length;
        fill();
        event.target.remove();
      } }, '+ ' + (rows.length - most)));
    }
    return whole;
  };

  /** A chart with the same figures as a table beside it. */
  LM.figure = function (title, option, table, height) {
    const canvas = h('div', { class: 'chart', role: 'img', 'aria-label': title, style: 'height:' + (height || 260) + 'px' });
    LM.draw(canvas, option);
    return h('figure', {}, canvas, h('details', {}, h('summary', {}, LM.say('as_table')), table));
  };

  /** The promises of the columns a view shows, by table. */
  LM.definitions = function (columns) {
    const list = h('dl');
    for (const [table, keys] of Object.entries(columns)) {
      for (const key of keys) {
        list.append(h('dt', {}, LM.say(key), ' ', h('code', {}, 'gold.' + table + '.' + key)),
          h('dd', {}, LM.meaning(table, key) || ''));
      }
    }
    return h('details', { class: 'definitions' }, h('summary', {}, LM.say('definitions')), LM.note(LM.say('suppressed_note')), list);
  };

  /** Where the chosen unit stands, each step a link. */
  LM.trail = function (tree) {
    const path = tree.path(LM.address.unit);
    return h('nav', { class: 'trail', 'aria-label': LM.say('unit') }, h('ol', {}, path.map((unit) => h('li', {},
      unit.unit_code === LM.address.unit
        ? h('span', { 'aria-current': 'location' }, unit.unit_name)
        : h('a', { href: LM.link({ unit: unit.unit_code, level: '' }) }, unit.unit_name)))));
  };

  /** Rows of the chosen unit's children; of the unit itself where it has none. */
  LM.childRows = function (tree, rows) {
    const children = new Set(tree.children(LM.address.unit).map((unit) => unit.unit_code));
    return children.size ? rows.filter((row) => children.has(row.unit_code)) : rows.filter((row) => row.unit_code === LM.address.unit);
  };

  LM.ownRow = (rows) => rows.find((row) => row.unit_code === LM.address.unit);
})();
