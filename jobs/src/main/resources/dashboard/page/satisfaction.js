// Satisfaction: the three rates with n, intervals of chance, and a funnel plot against the whole.
(function () {
  const h = LM.h;

  /** The rates of units as points with their 95 % intervals. */
  function intervals(rows) {
    const known = rows.filter((row) => row.satisfaction_rate !== null);
    const option = (c) => ({
      legend: { show: false },
      tooltip: { confine: true, formatter: (p) => LM.safe(known[p.dataIndex].unit_name) + '<br>' + LM.percent(known[p.dataIndex].satisfaction_rate)
        + ' (' + LM.percent(known[p.dataIndex].satisfaction_low) + '–' + LM.percent(known[p.dataIndex].satisfaction_high) + '), n = ' + known[p.dataIndex].rated },
      xAxis: LM.percentAxis({ min: 0 }),
      yAxis: LM.axis('category', { axis: { data: known.map((row) => row.unit_name), inverse: true }, label: { width: 90, overflow: 'truncate' } }),
      series: [{ type: 'custom', data: known.map((row, i) => [row.satisfaction_low, row.satisfaction_high, i]), encode: { x: [0, 1], y: 2 },
        renderItem: (_, api) => {
          const from = api.coord([api.value(0), api.value(2)]);
          const to = api.coord([api.value(1), api.value(2)]);
          return { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: c.accent, lineWidth: 2 } };
        } },
      { type: 'scatter', symbolSize: 9, data: known.map((row, i) => [row.satisfaction_rate, i]) }],
    });
    return { option, height: Math.min(560, 60 + known.length * 22), known };
  }

  /** A funnel: rate over n, with the level p and the limits of chance around it. */
  LM.funnel = function (points, p, names) {
    const most = Math.max(10, ...points.map((point) => point.n)) * 1.05;
    const sizes = Array.from({ length: 60 }, (_, i) => 1 + (most - 1) * (i / 59) ** 2);
    const limit = (z, n) => Math.min(1, Math.max(0, p + z * Math.sqrt(p * (1 - p) / n)));
    return (c) => ({
      tooltip: { confine: true, formatter: (at) => (at.seriesType === 'scatter'
        ? LM.safe(points[at.dataIndex].name) + '<br>' + LM.percent(points[at.dataIndex].rate) + ', n = ' + points[at.dataIndex].n : '') },
      grid: { left: 8, right: 20, top: 34, bottom: 24, containLabel: true },
      xAxis: LM.axis('value', { axis: { name: 'n', nameLocation: 'middle', nameGap: 22, min: 0, max: Math.ceil(most) } }),
      yAxis: LM.percentAxis({ min: (range) => Math.max(0, Math.floor(Math.min(range.min, p) * 10) / 10) }),
      series: [{ name: names.of, type: 'scatter', symbolSize: 9, data: points.map((point) => [point.n, point.rate]) },
        { name: LM.say('of_all'), type: 'line', symbol: 'none', lineStyle: { color: c.soft }, itemStyle: { color: c.soft }, data: [[0, p], [most, p]] },
        ...[[1.96, '95%', 'dashed'], [3.29, '99.9%', 'dotted']].flatMap(([z, name, type]) => [z, -z].map((signed) => ({
          name, type: 'line', symbol: 'none', lineStyle: { color: c.soft, type, width: 1 }, itemStyle: { color: c.soft }, data: sizes.map((n) => [n, limit(signed, n)]) })))],
    });
  };

  LM.views.satisfaction = async function (show) {
    const [tree, rows] = await Promise.all([LM.units(), LM.periodRows('satisfaction')]);
    const own = LM.ownRow(rows);
    if (!own) return show(LM.trail(tree), LM.note(LM.say('none')));
    const units = LM.childRows(tree, rows);
    const beside = units.includes(own) ? units : [own].concat(units);
    const table = () => LM.table(LM.say('three_rates'), [
      LM.unitColumn(),
      LM.rateColumn('satisfaction', 'reach_rate', 'reached', 'asked'),
      LM.rateColumn('satisfaction', 'response_rate', 'contacted', 'reached'),
      LM.rateColumn('satisfaction', 'resolution_rate', 'solved', 'reached'),
      { key: 'satisfaction_rate', table: 'satisfaction', number: true, sort: (row) => row.satisfaction_rate, cell: LM.satisfactionRate },
      { key: 'composite_score', table: 'satisfaction', number: true, sort: (row) => row.composite_score, cell: (row) => LM.decimal(row.composite_score, 1) },
    ], beside);
    const { option, height, known } = intervals(beside);
    const whole = rows.find((row) => row.unit_code === LM.address.j);
    const points = units.filter((row) => row.satisfaction_rate !== null).map((row) => ({ name: row.unit_name, n: row.rated, rate: row.satisfaction_rate }));
    const funnel = LM.say('funnel_plot', LM.say('satisfaction_rate'));
    show(LM.trail(tree),
      LM.section(LM.say('three_rates'), table(), LM.note(LM.say('suppressed_note'))),
      h('div', { class: 'columns half' },
        LM.section(LM.say('satisfaction_rate') + ' · ' + LM.say('interval'), known.length
          ? LM.figure(LM.say('satisfaction_rate'), option, table(), height) : LM.note(LM.say('none'))),
        LM.section(funnel, points.length && whole.satisfaction_rate !== null
          ? [LM.note(LM.say('funnel_note')), LM.figure(funnel, LM.funnel(points, whole.satisfaction_rate, { of: LM.say('unit') }), table(), 300)]
          : LM.note(LM.say('none')))),
      LM.definitions({ satisfaction: ['asked', 'reach_rate', 'response_rate', 'resolution_rate', 'rated', 'satisfaction_rate', 'satisfaction_low',
        'satisfaction_high', 'composite_score', 'suppressed'] }));
  };
})();
