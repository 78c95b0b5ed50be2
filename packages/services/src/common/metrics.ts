/** Prometheus metrics in the text format (version 0.0.4): gauges and counters by label. */
export type Metrics = {
  set(name: string, value: number): void
  increment(name: string, labels?: Record<string, string>): void
  render(): string
}

type Definition = { help: string; type: 'gauge' | 'counter' }

/** @param definitions every metric there is, by name without the prefix. */
export function createMetrics(prefix: string, definitions: Record<string, Definition>): Metrics {
  const values = new Map<string, Map<string, number>>(
    Object.keys(definitions).map((name) => [name, new Map()]),
  )
  const series = (name: string): Map<string, number> => {
    const found = values.get(name)
    if (found === undefined) throw new Error(`metric ${name} is not defined`)
    return found
  }
  return {
    set(name, value) {
      series(name).set('', value)
    },
    increment(name, labels = {}) {
      const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      const key = pairs.length === 0 ? '' : `{${pairs.join(',')}}`
      series(name).set(key, (series(name).get(key) ?? 0) + 1)
    },
    render() {
      return Object.entries(definitions)
        .map(([name, { help, type }]) => {
          const lines = [...series(name)].map(
            ([key, value]) => `${prefix}_${name}${key} ${value}\n`,
          )
          return `# HELP ${prefix}_${name} ${help}\n# TYPE ${prefix}_${name} ${type}\n${lines.join('')}`
        })
        .join('')
    },
  }
}
