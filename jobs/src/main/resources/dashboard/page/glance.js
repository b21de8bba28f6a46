// The county at a glance: five figures, what changed since last night, what is worth a look, and the trend.
(function () {
  const h = LM.h;

  /** A line of the last periods, drawn without the chart library so that it stands at first paint. */
  function spark(values) {
    const known = values.filter((value) => value !== null);
    if (known.length < 3) return null;
    const low = Math.min(...known);
    const span = Math.max(...known) - low || 1;
    const points = values.map((value, i) => (value === null ? null
      : (i * 100 / (values.length - 1)).toFixed(1) + ',' + (26 - (value - low) * 24 / span).toFixed(1))).filter(Boolean);
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 100 28');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('class', 'spark');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS(svg.namespaceURI, 'polyline');
    line.setAttribute('points', points.join(' '));
    svg.append(line);
    return svg;
  }

  /** What moved since the figures published before; a share in percentage points. */
  function change(now, before, asOf) {
    if (!asOf || now === null || before === null || before === undefined) return h('p', { class: 'change' }, LM.say('no_before'));
    const points = Math.round((now - before) * 1000) / 10;
    const text = points === 0 ? LM.say('unchanged') : (points > 0 ? '▲ +' : '▼ ') + points.toFixed(1) + ' ' + LM.say('points');
    return h('p', { class: 'change' }, text, ' ', h('span', {}, LM.say('since', asOf)));
  }

  function card(key, value, of, changed, line, view) {
    return h('a', { class: 'card', href: LM.link({ view, level: '' }), 'data-card': key },
      h('h2', {}, LM.say(key)), h('p', { class: 'big' }, value), h('p', { class: 'of' }, of), changed, line);
  }

  function attention(own, today, common, submissions, unitIsPlace) {
    const items = [];
    const add = (word, view, ...values) => items.push(h('li', {}, h('a', { href: LM.link({ view }) }, LM.say(word, ...values))));
    if (today && today.red) add('att_red', 'response', LM.number(today.red));
    if (today && today.yellow) add('att_yellow', 'response', LM.number(today.yellow));
    if (own.households_overdue) add('att_overdue', 'coverage', LM.number(own.households_overdue));
    if (own.households_never_visited) add('att_never', 'coverage', LM.number(own.households_never_visited));
    if (own.lowest_units_unvisited) add('att_blind', 'coverage', LM.number(own.lowest_units_unvisited));
    const surges = common.filter((row) => row.surge && row.unit_code === LM.address.unit);
    if (surges.length) add('att_surge', 'common', surges.length, surges.map((row) => row.category).join('、'));
    const sent = unitIsPlace ? submissions : submissions.filter((row) => row.unit_code === LM.address.unit);
    const expected = sent.reduce((sum, row) => sum + row.expected, 0);
    const missing = expected - sent.reduce((sum, row) => sum + row.received, 0);
    if (missing) add('att_missing', 'townships', LM.number(expected), LM.number(missing));
    return LM.section(LM.say('attention'), items.length ? h('ul', { class: 'attention' }, items) : LM.note(LM.say('nothing_special')));
  }

  function trend(rows) {
    const rates = ['coverage_rate', 'on_time_rate', 'closed_loop_rate', 'satisfaction_rate'];
    const names = rows.map((row) => LM.periodName(LM.kind() + '-' + row.period_start));
    const option = () => ({
      tooltip: { trigger: 'axis', confine: true, valueFormatter: LM.percent },
      xAxis: LM.axis('category', { axis: { data: names, boundaryGap: rows.length < 9 } }),
      yAxis: LM.percentAxis(),
      series: rates.map((rate, i) => ({ name: LM.say(rate), type: 'line', symbol: ['circle', 'rect', 'triangle', 'diamond'][i], symbolSize: 6,
        lineStyle: { type: ['solid', 'dashed', 'solid', 'dotted'][i] }, data: rows.map((row) => row[rate]) })),
    });
    const table = LM.table(LM.say('trend'), [
      { key: 'period', head: true, cell: (row) => LM.periodName(LM.kind() + '-' + row.period_start) },
      LM.rateColumn('coverage', 'coverage_rate', 'households_visited', 'households'),
      LM.rateColumn('response', 'on_time_rate', 'resolved_on_time', 'due'),
      LM.rateColumn('response', 'closed_loop_rate', 'closed_loop', 'due'),
      { key: 'satisfaction_rate', table: 'satisfaction', number: true, cell: LM.satisfactionRate },
    ], rows.slice().reverse());
    return LM.section(LM.say('trend'), LM.figure(LM.say('trend'), option, table));
  }

  function backlog(days) {
    const colours = ['red', 'yellow', 'green'];
    const option = (c) => ({
      tooltip: { trigger: 'axis', confine: true },
      xAxis: LM.axis('category', { axis: { data: days.map((day) => day.day.slice(5)), boundaryGap: false } }),
      yAxis: LM.axis('value', { axis: { minInterval: 1 } }),
      series: colours.map((name) => ({ name: LM.say(name), type: 'line', stack: 'open', symbol: 'none', lineStyle: { width: 1 },
        areaStyle: { opacity: 0.75 }, itemStyle: { color: c[name] }, data: days.map((day) => day[name]) })),
    });
    const table = LM.table(LM.say('backlog_days'), [
      { key: 'day', name: 'as_of', head: true, cell: (row) => row.day },
      ...['open', 'red', 'yellow', 'green'].map((key) => LM.countColumn('backlog', key)),
    ], days.slice().reverse());
    return LM.section(LM.say('backlog_days'), LM.figure(LM.say('backlog_days'), option, table));
  }

  LM.views.glance = async function (show) {
    const [tree, coverage, response, satisfaction, trends, days, today, before, common, submissions] = await Promise.all([
      LM.units(), LM.periodRows('coverage'), LM.periodRows('response'), LM.periodRows('satisfaction'), LM.allRows('trend/' + LM.kind() + '-'),
      LM.rows('backlog/days'), LM.rows('backlog/today'), LM.rowsBefore(), LM.periodRows('common'), LM.periodRows('submissions'),
    ]);
    const totals = response.filter((row) => row.category === 'all' && row.channel === 'all');
    const own = LM.ownRow(coverage);
    if (!own) return show(LM.trail(tree), LM.note(LM.say('none')));
    const answers = LM.ownRow(totals);
    const rated = LM.ownRow(satisfaction);
    const unitIsPlace = LM.address.unit === LM.address.j;
    const start = LM.address.period.slice(LM.kind().length + 1);
    const then = unitIsPlace ? before.find((row) => row.period === LM.kind() && row.period_start === start) : null;
    const since = then && then.as_of;
    const was = (key) => (then ? then[key] : null);
    const line = trends.filter((row) => row.unit_code === LM.address.unit);
    const upTo = line.filter((row) => row.period_start <= start).slice(-13);
    const open = LM.ownRow(today) || { open: 0, red: 0, yellow: 0, green: 0 };
    const dayBefore = days.filter((row) => row.unit_code === LM.address.unit).slice(-1)[0];
    const ownDays = days.filter((row) => row.unit_code === LM.address.unit).concat(LM.ownRow(today) || []);
    const step = dayBefore ? open.open - dayBefore.open : null;
    const cards = h('div', { class: 'cards' },
      card('coverage_rate', LM.percent(own.coverage_rate), LM.number(own.households_visited) + ' / ' + LM.number(own.households) + ' ' + LM.say('of_households'),
        change(own.coverage_rate, was('coverage_rate'), since), spark(upTo.map((row) => row.coverage_rate)), 'coverage'),
      card('on_time_rate', LM.percent(answers.on_time_rate), LM.number(answers.resolved_on_time) + ' / ' + LM.number(answers.due) + ' ' + LM.say('of_due'),
        change(answers.on_time_rate, was('on_time_rate'), since), spark(upTo.map((row) => row.on_time_rate)), 'response'),
      card('closed_loop_rate', LM.percent(answers.closed_loop_rate), LM.number(answers.closed_loop) + ' / ' + LM.number(answers.due) + ' ' + LM.say('of_due'),
        change(answers.closed_loop_rate, was('closed_loop_rate'), since), spark(upTo.map((row) => row.closed_loop_rate)), 'response'),
      card('satisfaction_rate', rated.suppressed ? LM.say('suppressed') : LM.percent(rated.satisfaction_rate),
        'n = ' + LM.number(rated.rated) + ' ' + LM.say('of_rated')
          + (rated.satisfaction_low === null ? '' : '，' + LM.percent(rated.satisfaction_low) + '–' + LM.percent(rated.satisfaction_high)),
        change(rated.satisfaction_rate, was('satisfaction_rate'), since), spark(upTo.map((row) => row.satisfaction_rate)), 'satisfaction'),
      card('backlog', LM.number(open.open), h('span', {}, ['red', 'yellow', 'green'].map((c) => h('span', { class: 'dot ' + c }, LM.say(c) + ' ' + LM.number(open[c]) + ' '))),
        h('p', { class: 'change' }, step === null ? LM.say('no_before') : (step === 0 ? LM.say('unchanged') : (step > 0 ? '▲ +' : '▼ ') + step),
          step === null ? null : [' ', h('span', {}, LM.say('since_day'))]), spark(ownDays.map((row) => row.open)), 'response'));
    const byCode = (rows) => new Map(rows.map((row) => [row.unit_code, row]));
    const [r, s, o] = [byCode(totals), byCode(satisfaction), byCode(today)];
    const merged = LM.childRows(tree, coverage).map((row) => Object.assign({}, r.get(row.unit_code), s.get(row.unit_code), row,
      { open_now: (o.get(row.unit_code) || { open: 0 }).open, red_now: (o.get(row.unit_code) || { red: 0 }).red }));
    show(LM.trail(tree), cards,
      h('div', { class: 'columns' }, attention(own, open, common, submissions, unitIsPlace), line.length ? trend(line) : null),
      h('div', { class: 'columns even' },
        LM.section(LM.say('units_below'), LM.table(LM.say('units_below'), [
          LM.unitColumn(),
          LM.rateColumn('coverage', 'coverage_rate', 'households_visited', 'households'),
          LM.rateColumn('response', 'on_time_rate', 'resolved_on_time', 'due'),
          LM.rateColumn('response', 'closed_loop_rate', 'closed_loop', 'due'),
          { key: 'satisfaction_rate', table: 'satisfaction', number: true, sort: (row) => row.satisfaction_rate, cell: LM.satisfactionRate },
          { key: 'open_now', name: 'open', table: 'backlog', column: 'open', number: true, sort: (row) => row.open_now, cell: (row) => LM.number(row.open_now) },
          { key: 'red_now', name: 'red', table: 'backlog', column: 'red', number: true, sort: (row) => row.red_now, cell: (row) => LM.number(row.red_now) },
        ], merged, { most: 40 })),
        ownDays.length > 1 ? backlog(ownDays) : null),
      LM.definitions({ coverage: ['coverage_rate', 'households', 'households_visited', 'households_overdue', 'lowest_units_unvisited'],
        response: ['on_time_rate', 'closed_loop_rate', 'due'], satisfaction: ['satisfaction_rate', 'rated', 'suppressed'],
        backlog: ['open', 'red', 'yellow', 'green'] }));
  };
})();
