import type { Faker } from '@faker-js/faker';
import type { SeededRandom } from '../../domain/random/seeded-random.js';
import type { LocaleName } from '../generate-settings.js';

/** Names of people and companies in one language, drawn from the given source. */
export interface Names {
  first(draw: SeededRandom): string;
  last(draw: SeededRandom): string;
  company(draw: SeededRandom): string;
  city(draw: SeededRandom): string;
  street(draw: SeededRandom): string;
  zip(draw: SeededRandom): string;
  phone(draw: SeededRandom): string;
}

/** Loads one language of faker's; all of them together take more than 100 ms. */
export async function loadNames(locale: LocaleName): Promise<Names> {
  // Not a literal: the bundle of the command would hold all languages.
  const module: { faker: Faker } = await import(`@faker-js/faker/locale/${locale}`);
  let current: SeededRandom | undefined;
  // Only the constructor takes a source of numbers, and a single language does not export it.
  const Constructor = module.faker.constructor as typeof Faker;
  const faker = new Constructor({
    locale: module.faker.rawDefinitions,
    randomizer: { next: () => current?.next() ?? 0, seed: () => undefined },
  });
  const drawn =
    (make: () => string) =>
    (draw: SeededRandom): string => {
      current = draw;
      return make();
    };
  return {
    first: drawn(() => faker.person.firstName()),
    last: drawn(() => faker.person.lastName()),
    company: drawn(() => faker.company.name()),
    city: drawn(() => faker.location.city()),
    street: drawn(() => faker.location.streetAddress()),
    zip: drawn(() => faker.location.zipCode()),
    phone: drawn(() => faker.phone.number({ style: 'international' })),
  };
}

/** A name as part of an address: "Müller & Söhne" becomes muller-sohne. */
export function toSlug(name: string): string {
  const plain = name.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'name';
}
