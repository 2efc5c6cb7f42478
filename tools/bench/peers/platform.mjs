// What the peers make: the objects that our own plan has, so that all do the same work. SHAPE is the file that the
// bench writes: what there is once ("base"), and what each tenant has ("tenant"), where its name is {tenant}. TENANTS says how many.
import { readFileSync } from 'node:fs';

const shape = JSON.parse(readFileSync(process.env.SHAPE, 'utf8'));
const template = JSON.stringify(shape.tenant);

export const base = shape.base;

/** The tenants' names. */
export const tenants = Array.from({ length: Number(process.env.TENANTS) }, (_, i) => `team-${String(i).padStart(4, '0')}`);

/** What a tenant has: type, name and inputs of each resource. */
export const resourcesOf = (tenant) => JSON.parse(template.replaceAll('{tenant}', tenant));

/** Whether something is a Kubernetes object, not a release of a chart. */
export const isObject = ({ type }) => type.startsWith('kubernetes:') && !type.includes('helm.sh/');
