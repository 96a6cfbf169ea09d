import type { ComponentDocument, FlowDocument, TemplateDocument } from '../../domain/records/documents.js';
import { toObjectId } from '../../domain/upstream/object-id.js';

/** The components that nodes name and a scenario does not list, as public ones. Each is named as the first node that runs it. */
export class NamedComponents {
  readonly #listed: readonly ComponentDocument[];
  readonly #known: Set<string>;
  readonly #found: ComponentDocument[] = [];

  constructor(listed: readonly ComponentDocument[]) {
    this.#listed = listed;
    this.#known = new Set(listed.map(({ _id }) => _id));
  }

  collect({ graph, createdAt }: FlowDocument | TemplateDocument): void {
    for (const node of graph.nodes) {
      const given = node?.componentId;
      const _id = given && !this.#known.has(given) ? toObjectId(given) : undefined;
      if (_id === undefined || this.#known.has(_id)) {
        continue;
      }
      this.#known.add(_id);
      this.#found.push({
        name: node.name || _id,
        access: 'public',
        isGlobal: false,
        active: false,
        distribution: { type: 'docker', image: `example/${_id}` },
        owners: [],
        _id,
        createdAt,
        updatedAt: createdAt,
      });
    }
  }

  all(): readonly ComponentDocument[] {
    return [...this.#listed, ...this.#found];
  }
}
