export { ReadinessDocument } from './readiness-document';
