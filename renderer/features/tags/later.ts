import './tags.css';

export { ContactTags } from './contact-tags';
export { NoteTags } from './note-tags';
export { TagFilter } from './tag-filter';
