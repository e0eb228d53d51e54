export { HealthDocument } from './view/health-document';
export { HealthRow } from './view/health-row';
