import { setSharedCard } from './wechat-share.ts';

setSharedCard(document, Reflect.get(window, 'wx'));
