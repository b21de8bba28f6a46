// Coverage: a map-like grid of units to drill down, their table, and the households due for a visit by class.
(function () {
  const h = LM.h;
  const STEPS = [0.25, 0.5, 0.75, 0.9];
  const CLASSES = ['due_now', '1_7_days', '8_30_days', '31_90_days', 'over_90_days'];
  const KINDS = ['key_ever', 'key_never', 'other_ever', 'other_never'];

  const step = (rate) => (rate === null ? 'none' : STEPS.filter((limit) => rate >= limit).length);

  /** A unit as a tile; where it stands under its parent's name, that is not said again. */
  function tile(row, parent) {
    const blind = row.lowest_units_unvisited;
    const short = parent && row.unit_name.startsWith(parent.unit_name) ? row.unit_name.slice(parent.unit_name.length) : '';
    return h('a', { class: 'tile step-' + step(row.coverage_rate), href: LM.link({ unit: row.unit_code, level: '' }), 'data-unit': row.unit_code },
      h('span', { class: 'name', title: row.unit_name }, short || row.unit_name),
      h('b', {}, LM.percent(row.coverage_rate)), ' ', h('small', {}, LM.number(row.households_visited) + '/' + LM.number(row.households)),
      blind ? h('span', { class: 'blind' }, '◪ ' + LM.say('blind') + ' ' + blind) : null);
  }

  function legend() {
    const names = ['< 25%', '25%', '50%', '75%', '≥ 90%'];
    return h('ul', { class: 'legend' }, names.map((name, i) => h('li', {}, h('i', { class: 'step-' + i }), name)));
  }

  /** The units of a level below the chosen one, in groups of the unit above them. */
  function grid(tree, rows) {
    const byCode = new Map(rows.map((row) => [row.unit_code, row]));
    const unit = LM.address.unit;
    const below = (code) => tree.path(code).some((above) => above.unit_code === unit);
    const wanted = LM.address.level;
    const shown = wanted ? tree.units.filter((u) => u.unit_level === wanted && below(u.unit_code)) : tree.children(unit);
    const list = (shown.length ? shown : [tree.byCode.get(unit)]).map((u) => u && byCode.get(u.unit_code)).filter(Boolean);
    const small = list.length > 150;
    const groups = new Map();
    for (const row of list) {
      const parent = wanted ? tree.byCode.get(row.unit_code).parent_code : unit;
      if (!groups.has(parent)) groups.set(parent, []);
      groups.get(parent).push(row);
    }
    const parts = [];
    for (const [parent, group] of groups) {
      const above = groups.size > 1 ? tree.byCode.get(parent) : null;
      parts.push(h('div', { class: 'group' }, above ? h('h3', {}, LM.unitLink(above)) : null,
        h('div', { class: small ? 'tiles small' : 'tiles' }, group.map((row) => tile(row, above)))));
    }
    return { list, parts: h('div', { class: groups.size > 1 ? 'groups' : '' }, parts) };
  }

  function levels(tree) {
    const unit = LM.address.unit;
    const found = new Set(tree.units.filter((u) => u.unit_code !== unit && tree.path(u.unit_code).some((a) => a.unit_code === unit)).map((u) => u.unit_level));
    const order = ['township', 'community', 'grid', 'group', 'neighbour'].filter((level) => found.has(level));
    if (order.length < 2) return null;
    return h('p', { class: 'legend', role: 'group', 'aria-label': LM.say('level') }, h('a', { href: LM.link({ level: '' }), 'aria-current': !LM.address.level ? 'true' : null }, LM.say('below')),
      order.map((level) => h('a', { href: LM.link({ level }), 'aria-current': LM.address.level === level ? 'true' : null }, LM.say('level_' + level))));
  }

  function overdue(rows) {
    const own = rows.filter((row) => row.unit_code === LM.address.unit);
    const kind = (row) => (row.is_key ? 'key' : 'other') + (row.never_visited ? '_never' : '_ever');
    const count = (of, name) => own.filter((row) => kind(row) === of && row.overdue_class === name).reduce((sum, row) => sum + row.households, 0);
    const lines = CLASSES.map((name) => {
      const line = { name };
      KINDS.forEach((of) => { line[of] = count(of, name); });
      line.total = KINDS.reduce((sum, of) => sum + line[of], 0);
      return line;
    });
    const title = LM.say('overdue_title', LM.place().as_of);
    const option = () => ({
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: LM.axis('value', { axis: { minInterval: 1 } }),
      yAxis: LM.axis('category', { axis: { data: CLASSES.map((name) => LM.say(name)), inverse: true } }),
      series: KINDS.map((of) => ({ name: LM.say(of), type: 'bar', stack: 'all', barMaxWidth: 22, data: lines.map((line) => line[of]) })),
    });
    const table = LM.table(title, [{ key: 'class', head: true, cell: (line) => LM.say(line.name) },
      ...KINDS.concat('total').map((key) => ({ key, number: true, cell: (line) => LM.number(line[key]) }))], lines);
    return LM.section(title, own.length ? LM.figure(title, option, table, 230) : LM.note(LM.say('none')));
  }

  LM.views.coverage = async function (show) {
    const [tree, rows, due] = await Promise.all([LM.units(), LM.periodRows('coverage'), LM.rows('overdue')]);
    const { list, parts } = grid(tree, rows);
    const former = LM.address.unit === LM.address.j ? rows.filter((row) => !tree.byCode.has(row.unit_code)).length : 0;
    const own = LM.ownRow(rows);
    show(LM.trail(tree),
      LM.section(LM.say('by_level'),
        own ? h('p', {}, h('strong', {}, own.unit_name), ' ', LM.rate(own.coverage_rate, own.households_visited, own.households), ' · ',
          LM.say('lowest_units_unvisited') + ' ', h('b', {}, LM.number(own.lowest_units_unvisited)), h('small', {}, '/' + LM.number(own.lowest_units)), ' · ',
          LM.say('households_never_visited') + ' ', h('b', {}, LM.number(own.households_never_visited)), ' · ',
          LM.say('households_overdue') + ' ', h('b', {}, LM.number(own.households_overdue))) : null,
        levels(tree), legend(), parts, former ? LM.note(LM.say('former', former)) : null),
      LM.section(LM.say('units_below'), LM.table(LM.say('by_level'), [
        LM.unitColumn(),
        LM.rateColumn('coverage', 'coverage_rate', 'households_visited', 'households'),
        LM.countColumn('coverage', 'households_attempted'),
        LM.rateColumn('coverage', 'key_coverage_rate', 'key_households_visited', 'key_households'),
        LM.countColumn('coverage', 'households_never_visited'),
        LM.countColumn('coverage', 'households_overdue'),
        { key: 'lowest_units_unvisited', table: 'coverage', number: true, sort: (row) => row.lowest_units_unvisited,
          cell: (row) => [LM.number(row.lowest_units_unvisited), h('small', {}, '/' + LM.number(row.lowest_units))] },
        LM.countColumn('coverage', 'visits_effective'),
        LM.countColumn('coverage', 'inspections'),
        { key: 'median_days_since_visit', table: 'coverage', number: true, sort: (row) => row.median_days_since_visit,
          cell: (row) => LM.decimal(row.median_days_since_visit, 1) },
      ], list)),
      overdue(due),
      LM.definitions({ coverage: ['coverage_rate', 'households', 'households_visited', 'households_attempted', 'key_coverage_rate', 'households_never_visited',
        'households_overdue', 'lowest_units_unvisited', 'inspections', 'median_days_since_visit'] }));
  };
})();
