// Response: what is open, how long answers take with the open ones counted in, and the two on-time rates side by side.
(function () {
  const h = LM.h;
  const COLOURS = ['red', 'yellow', 'green'];
  const AGES = ['open_0_3_days', 'open_4_7_days', 'open_8_30_days', 'open_over_30_days'];

  /** Bars of what is open, by colour or by age, for the chosen unit's children. */
  function openBars(title, keys, rows, colouring) {
    const option = (c) => ({
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: LM.axis('value', { axis: { minInterval: 1 } }),
      yAxis: LM.axis('category', { axis: { data: rows.map((row) => row.unit_name), inverse: true }, label: { width: 90, overflow: 'truncate' } }),
      series: keys.map((key, i) => ({ name: LM.say(key), type: 'bar', stack: 'open', barMaxWidth: 20,
        itemStyle: { color: colouring ? c[key] : c.ages[i] }, data: rows.map((row) => row[key]) })),
    });
    const table = LM.table(title, [LM.unitColumn(), LM.countColumn('backlog', 'open'), ...keys.map((key) => LM.countColumn('backlog', key))], rows);
    return LM.section(title, rows.length ? LM.figure(title, option, table, Math.min(420, 70 + rows.length * 24)) : LM.note(LM.say('none')));
  }

  /** The Kaplan-Meier curve of the chosen unit beside that of the jurisdiction. */
  function curve(rows, totals) {
    const codes = LM.address.unit === LM.address.j ? [LM.address.j] : [LM.address.unit, LM.address.j];
    const own = rows.filter((row) => row.unit_code === LM.address.unit);
    if (!own.length) return LM.section(LM.say('curve'), LM.note(LM.say('curve_none')));
    const name = (code) => (totals.find((row) => row.unit_code === code) || { unit_name: code }).unit_name;
    const half = LM.ownRow(totals).resolve_km_p50_hours;
    const option = (c) => ({
      tooltip: { trigger: 'axis', confine: true, valueFormatter: LM.percent },
      xAxis: LM.axis('value', { axis: { name: LM.say('hours'), nameLocation: 'middle', nameGap: 24, min: 0 } }),
      yAxis: LM.percentAxis(),
      grid: { left: 8, right: 20, top: 34, bottom: 24, containLabel: true },
      series: codes.map((code, i) => ({ name: name(code), type: 'line', step: 'end', symbol: 'none', lineStyle: { type: i ? 'dashed' : 'solid' },
        data: [[0, 1]].concat(rows.filter((row) => row.unit_code === code).map((row) => [row.hours, row.waiting_share])),
        markLine: i || half === null ? undefined : { symbol: 'none', lineStyle: { color: c.soft, type: 'dotted' }, label: { formatter: LM.hours(half), color: c.ink },
          data: [{ xAxis: half }] } })),
    });
    const table = LM.table(LM.say('curve'), [
      { key: 'hours', head: true, number: true, cell: (row) => LM.decimal(row.hours, 1) },
      { key: 'waiting_share', number: true, cell: (row) => LM.percent(row.waiting_share) },
      { key: 'at_risk', number: true, cell: (row) => LM.number(row.at_risk) }], own);
    return LM.section(LM.say('curve'), LM.note(LM.say('curve_note')), LM.figure(LM.say('curve'), option, table, 280));
  }

  function percentiles(row) {
    const open = (value) => (value === null && row.raised > 0 ? LM.say('not_reached') : LM.hours(value));
    const lines = [
      { name: LM.say('first_response'), of: LM.say('p50'), closed: LM.hours(row.first_response_closed_p50_hours), km: open(row.first_response_km_p50_hours) },
      { name: LM.say('first_response'), of: LM.say('p90'), closed: LM.hours(row.first_response_closed_p90_hours), km: '' },
      { name: LM.say('resolution'), of: LM.say('p50'), closed: LM.hours(row.resolve_closed_p50_hours), km: open(row.resolve_km_p50_hours)
        + (row.resolve_km_p50_low_hours === null ? '' : ' (' + LM.say('interval') + ' ' + LM.hours(row.resolve_km_p50_low_hours) + '–'
          + open(row.resolve_km_p50_high_hours) + ')') },
      { name: LM.say('resolution'), of: LM.say('p90'), closed: LM.hours(row.resolve_closed_p90_hours), km: open(row.resolve_km_p90_hours) },
    ];
    return LM.section(LM.say('percentiles') + '（' + LM.say('hours') + '）', LM.table(LM.say('percentiles'), [
      { key: 'step', name: 'measure', head: true, cell: (line) => line.name }, { key: 'of', name: 'percentiles', cell: (line) => line.of },
      { key: 'closed', name: 'closed_only', number: true, cell: (line) => line.closed },
      { key: 'km', name: 'with_open', number: true, cell: (line) => line.km }], lines),
    LM.note('n = ' + LM.number(row.raised) + ' · ' + LM.say('resolved') + ' ' + LM.number(row.resolved) + ' · ' + LM.say('open') + ' ' + LM.number(row.open)));
  }

  const detail = (first) => [first,
    LM.countColumn('response', 'raised'), LM.countColumn('response', 'resolved'), LM.countColumn('response', 'open'), LM.countColumn('response', 'red'),
    LM.rateColumn('response', 'on_time_rate', 'resolved_on_time', 'due'),
    LM.rateColumn('response', 'closed_loop_rate', 'closed_loop', 'due'),
    LM.rateColumn('response', 'feedback_rate', 'feedback', 'resolved'),
    LM.rateColumn('response', 'reopen_rate', 'reopened', 'ever_resolved'),
    { key: 'km_p50', table: 'response', column: 'resolve_km_p50_hours', number: true, sort: (row) => row.resolve_km_p50_hours, cell: (row) => LM.hours(row.resolve_km_p50_hours) }];

  function cohorts(rows, due) {
    const byCode = new Map(due.map((row) => [row.unit_code, row]));
    const none = { due: 0, closed: 0, closed_on_time: 0, closed_rate: null, on_time_rate: null };
    return LM.section(LM.say('cohorts'), LM.note(LM.say('cohorts_note')), LM.table(LM.say('cohorts'), [
      LM.unitColumn(),
      { key: 'due_cohort', table: 'response_due', column: 'on_time_rate', number: true, sort: (row) => (byCode.get(row.unit_code) || none).on_time_rate,
        cell: (row) => { const d = byCode.get(row.unit_code) || none; return LM.rate(d.on_time_rate, d.closed_on_time, d.due); } },
      { key: 'closed_rate', table: 'response_due', number: true, sort: (row) => (byCode.get(row.unit_code) || none).closed_rate,
        cell: (row) => { const d = byCode.get(row.unit_code) || none; return LM.rate(d.closed_rate, d.closed, d.due); } },
      { key: 'raised_cohort', table: 'response', column: 'on_time_rate', number: true, sort: (row) => row.on_time_rate, cell: (row) => LM.rate(row.on_time_rate, row.resolved_on_time, row.due) },
    ], rows));
  }

  /** Dispatched to several departments, an issue counts for each; where nobody sends departments there is nothing. */
  function byDepartment(rows) {
    const own = rows.filter((row) => row.unit_code === LM.address.unit);
    if (!own.length) return null;
    return LM.section(LM.say('by_department'), LM.note(LM.say('department_note')), LM.table(LM.say('by_department'), [
      { key: 'department', head: true, sort: (row) => row.department, cell: (row) => row.department },
      ...['raised', 'resolved', 'open', 'red'].map((key) => LM.countColumn(null, key)),
      LM.rateColumn(null, 'on_time_rate', 'resolved_on_time', 'due'),
      LM.rateColumn(null, 'closed_loop_rate', 'closed_loop', 'due')], own));
  }

  LM.views.response = async function (show) {
    const [tree, all, due, waiting, today, departments] = await Promise.all([LM.units(), LM.periodRows('response'), LM.periodRows('due'), LM.periodRows('curve'),
      LM.rows('backlog/today'), LM.periodRows('department')]);
    const totals = all.filter((row) => row.category === 'all' && row.channel === 'all');
    const own = LM.ownRow(totals);
    if (!own) return show(LM.trail(tree), LM.note(LM.say('none')));
    const mine = all.filter((row) => row.unit_code === LM.address.unit);
    const units = LM.childRows(tree, totals);
    const open = LM.childRows(tree, today);
    const asOf = LM.place().as_of;
    const self = LM.ownRow(totals);
    const beside = units.includes(self) ? units : [self].concat(units);
    show(LM.trail(tree),
      h('div', { class: 'columns half' },
        openBars(LM.say('open_now', asOf) + ' · ' + LM.say('by_colour'), COLOURS, open, true),
        openBars(LM.say('open_now', asOf) + ' · ' + LM.say('by_age'), AGES, open, false)),
      h('div', { class: 'columns half' }, curve(waiting, totals), percentiles(own)),
      cohorts(beside, due.filter((row) => row.category === 'all')),
      LM.section(LM.say('by_category'), LM.table(LM.say('by_category'),
        detail({ key: 'category', head: true, sort: (row) => row.category, cell: (row) => LM.sayCode('category', row.category) }),
        mine.filter((row) => row.channel === 'all'))),
      LM.section(LM.say('by_channel'), LM.table(LM.say('by_channel'),
        detail({ key: 'channel', head: true, sort: (row) => row.channel, cell: (row) => LM.sayCode('channel', row.channel) }),
        mine.filter((row) => row.category === 'all'))),
      byDepartment(departments),
      LM.section(LM.say('units_below'), LM.table(LM.say('units_below'), detail(LM.unitColumn()), units)),
      LM.definitions({ response: ['raised', 'due', 'on_time_rate', 'closed_loop_rate', 'feedback_rate', 'reopen_rate', 'resolve_km_p50_hours', 'resolve_closed_p50_hours'],
        response_due: ['due', 'closed_rate', 'on_time_rate'], backlog: ['red', 'yellow', 'green'] }));
  };
})();
