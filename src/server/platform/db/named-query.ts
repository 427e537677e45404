import pg from 'pg';

type Column = { name: string; dataTypeID: number };
/** What the driver makes of the description of a statement's columns: names, how each value is read, an empty row. */
type Shape = { fields: readonly Column[]; _parsers: unknown; _prebuiltEmptyResultObject: unknown };
/** The columns of the statements one connection has prepared, by name. */
export type Shapes = Map<string, Shape>;

/** A statement prepared under a name: the driver's own, but that what it makes of the columns is made once for a connection and not for each answer, as long as they are described as they were. */
export class NamedQuery extends pg.Query {
  readonly query_timeout: number;
  readonly #shapes: Shapes;
  readonly #name: string;

  constructor(shapes: Shapes, name: string, text: string, values: unknown[], limit: number) {
    super(text, values);
    this.query_timeout = limit;
    this.#shapes = shapes;
    this.#name = name;
    Reflect.set(this, 'name', name);
  }

  /** Called by the driver when the columns are described. */
  handleRowDescription(message: { fields: readonly Column[] }): void {
    const result: unknown = Reflect.get(this, '_result');
    const known = this.#shapes.get(this.#name);
    if (known && isObject(result) && areSame(known.fields, message.fields)) {
      Object.assign(result, known);
      Reflect.set(this, '_accumulateRows', true);
      return;
    }
    const own: unknown = Reflect.get(pg.Query.prototype, 'handleRowDescription');
    if (typeof own === 'function') Reflect.apply(own, this, [message]);
    const described: unknown = Reflect.get(this, '_result');
    if (isShape(described)) this.#shapes.set(this.#name, { fields: described.fields, _parsers: described._parsers, _prebuiltEmptyResultObject: described._prebuiltEmptyResultObject });
  }
}

function areSame(known: readonly Column[], described: readonly Column[]): boolean {
  return known.length === described.length && known.every((column, at) => column.name === described[at]?.name && column.dataTypeID === described[at].dataTypeID);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isShape(value: unknown): value is Shape {
  return isObject(value) && 'fields' in value && '_parsers' in value && '_prebuiltEmptyResultObject' in value;
}
