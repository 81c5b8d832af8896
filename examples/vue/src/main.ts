import { createApp } from 'vue';

import WishList from './wish-list.vue';

createApp(WishList).mount('#app');
