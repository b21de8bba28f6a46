charts.forEach((chart, i) => {
  const label = (value) => (typeof value === 'number' ? (value * 100).toFixed(1) + '%' : '');
  const stack = chart.drawing === 'STACK';
  echarts.init(document.getElementById('chart-' + i), null, { renderer: 'svg', width: 940, height: 234 }).setOption({
    animation: false,
    title: { text: chart.title, left: 'center', textStyle: { fontSize: 14 } },
    legend: { show: chart.series.length > 1, bottom: 0 },
    tooltip: { trigger: 'axis', valueFormatter: chart.isShare ? label : undefined },
    grid: { left: 50, right: 20, top: 40, bottom: chart.series.length > 1 ? 56 : 30 },
    xAxis: { type: 'category', data: chart.names, axisLabel: { interval: 0, width: 860 / chart.names.length, overflow: 'break' } },
    yAxis: { type: 'value', min: 0, max: chart.isShare ? 1.1 : null, interval: chart.isShare ? 0.2 : null, axisLabel: chart.isShare ? { formatter: (v) => (v > 1 ? '' : Math.round(v * 100) + '%') } : {}, splitLine: { showMaxLine: false } },
    series: chart.series.map((one) => ({
      name: one.name, type: 'bar', data: one.values, stack: stack ? 'all' : null,
      barMaxWidth: 48, itemStyle: { color: one.colour },
      label: { show: chart.isShare, position: 'top', fontSize: 10, formatter: (p) => label(p.value) },
    })),
  });
});
