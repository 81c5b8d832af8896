<?php
/**
 * Plugin Name:       Happy Homeland 幸福家园
 * Description:       Shows a charity's micro-project and its public books: a block and a shortcode. 显示慈善微项目和公开账目。
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           Apache-2.0 OR GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       happy-homeland
 */

defined( 'ABSPATH' ) || exit;

/** The elements there are. What is not in this list is the first. */
const HAPPY_HOMELAND_ELEMENTS = array( 'hh-donate', 'hh-project', 'hh-projects', 'hh-disclosure', 'hh-proof', 'hh-compliance', 'hh-donors', 'hh-receipt', 'hh-poster' );

/** Those that are of no one project, and the page that they lead to. */
const HAPPY_HOMELAND_PAGES = array( 'hh-projects' => '/', 'hh-receipt' => '/receipts' );

/** Chinese where the site is Chinese, English elsewhere. */
function happy_homeland_text( $chinese, $english ) {
	return 0 === strpos( get_locale(), 'zh' ) ? $chinese : $english;
}

/**
 * The origin of an address, or an empty text for what is none: https, and http on this machine alone, so that the script
 * of a page never comes over an open line.
 */
function happy_homeland_clean_origin( $address ) {
	$parts = is_string( $address ) ? wp_parse_url( trim( $address ) ) : false;
	if ( ! is_array( $parts ) || empty( $parts['scheme'] ) || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['pass'] ) ) {
		return '';
	}
	$scheme   = strtolower( $parts['scheme'] );
	$host     = strtolower( $parts['host'] );
	$is_local = 'http' === $scheme && ( 'localhost' === $host || '127.0.0.1' === $host );
	if ( ( 'https' !== $scheme && ! $is_local ) || ! preg_match( '/^[a-z0-9.-]{1,253}$/', $host ) ) {
		return '';
	}
	return $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '' );
}

/** What an author wrote, made one of the values that there are. */
function happy_homeland_choice( $value, $allowed, $fallback ) {
	return is_string( $value ) && in_array( $value, $allowed, true ) ? $value : $fallback;
}

/**
 * The markup of one project, from what an author wrote in a block or a shortcode. Where the script comes from is no
 * attribute: authors may not bring scripts to a site, so only the administrator's setting says it.
 */
function happy_homeland_render( $attributes ) {
	$given   = shortcode_atts(
		array( 'project' => '', 'element' => '', 'mode' => '', 'form' => '', 'lang' => '', 'size' => '', 'theme' => '', 'title' => '' ),
		is_array( $attributes ) ? $attributes : array(),
		'happy_homeland'
	);
	$origin  = happy_homeland_clean_origin( get_option( 'happy_homeland_origin', '' ) );
	$project = is_string( $given['project'] ) ? trim( $given['project'] ) : '';
	$tag     = happy_homeland_choice( $given['element'], HAPPY_HOMELAND_ELEMENTS, HAPPY_HOMELAND_ELEMENTS[0] );
	$form    = is_feed() ? 'link' : happy_homeland_choice( $given['form'], array( 'element', 'frame', 'link' ), 'element' );
	$page    = isset( HAPPY_HOMELAND_PAGES[ $tag ] ) && 'frame' !== $form ? HAPPY_HOMELAND_PAGES[ $tag ] : '';
	if ( '' === $origin || ( '' === $page && ! preg_match( '/\A[a-z2-7]{1,64}\z/', $project ) ) ) {
		return happy_homeland_help( $origin );
	}
	$set = array(
		'lang'  => happy_homeland_choice( $given['lang'], array( 'zh-CN', 'en' ), '' ),
		'size'  => happy_homeland_choice( $given['size'], array( 'large' ), '' ),
		'theme' => happy_homeland_choice( $given['theme'], array( 'light', 'dark' ), '' ),
	);
	$link = happy_homeland_link( $origin . ( '' === $page ? '/p/' . $project : $page ), $set, $given['title'] );
	if ( 'link' === $form ) {
		return $link;
	}
	if ( 'frame' === $form ) {
		return happy_homeland_frame( $origin . '/embed/' . $project . '/frame', $set ) . '<p>' . $link . '</p>';
	}
	wp_enqueue_script_module( 'happy-homeland', $origin . '/widget/v1/happy-homeland.js', array(), null );
	$markup = '<' . $tag;
	$mode   = HAPPY_HOMELAND_ELEMENTS[0] === $tag ? happy_homeland_choice( $given['mode'], array( 'button', 'floating', 'modal' ), '' ) : '';
	$set    = array( 'project' => '' === $page ? $project : '', 'mode' => $mode ) + $set;
	foreach ( array_filter( $set ) as $name => $value ) {
		$markup .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	return $markup . '>' . $link . '</' . $tag . '>';
}

/** Says what is missing, to those who can mend it; a visitor sees nothing. */
function happy_homeland_help( $origin ) {
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$help = '' === $origin
		? happy_homeland_text( '幸福家园：请管理员在“设置 → 幸福家园”里填写地址。', 'Happy Homeland: an administrator has to enter the address in Settings → Happy Homeland.' )
		: happy_homeland_text( '幸福家园：项目编号不对，请从项目的“放到您的网站”页复制。', 'Happy Homeland: this is no project id. Copy it from the page “Put it on your site” of the project.' );
	return '<p>' . esc_html( $help ) . '</p>';
}

/** The link that stays without a script. */
function happy_homeland_link( $address, $set, $title ) {
	$query = http_build_query( array_filter( array( 'lang' => $set['lang'], 'size' => $set['size'] ) ) );
	$text  = is_string( $title ) && '' !== trim( $title ) ? trim( $title ) : happy_homeland_text( '看收支、去捐赠', 'See the books, give' );
	return '<a href="' . esc_url( '' === $query ? $address : $address . '?' . $query ) . '">' . esc_html( $text ) . '</a>';
}

/** The card in a frame, for sites that let in no script. */
function happy_homeland_frame( $address, $set ) {
	$query  = http_build_query( array_filter( $set ) );
	$title  = happy_homeland_text( '慈善微项目', 'Charity micro-project' );
	$heights = 'en' === $set['lang'] ? array( 1060, 1640 ) : array( 860, 1320 );
	$height  = $heights[ 'large' === $set['size'] ? 1 : 0 ];
	return '<iframe src="' . esc_url( '' === $query ? $address : $address . '?' . $query ) . '" title="' . esc_attr( $title ) . '" width="100%" height="' . $height . '" frameborder="0" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>';
}

add_shortcode( 'happy_homeland', 'happy_homeland_render' );

add_action(
	'init',
	function () {
		$needs = array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' );
		wp_register_script( 'happy-homeland-block', plugins_url( 'block.js', __FILE__ ), $needs, '0.1.0', true );
		register_block_type( __DIR__, array( 'render_callback' => 'happy_homeland_render' ) );
		$origin = happy_homeland_clean_origin( get_option( 'happy_homeland_origin', '' ) );
		if ( '' !== $origin ) {
			// So that an address of a project on a line of its own unfolds into a frame whose link opens.
			wp_oembed_add_provider( $origin . '/p/*', $origin . '/oembed' );
		}
	}
);

add_action(
	'admin_init',
	function () {
		$setting = array( 'type' => 'string', 'sanitize_callback' => 'happy_homeland_clean_origin', 'default' => '' );
		register_setting( 'happy_homeland', 'happy_homeland_origin', $setting );
	}
);

add_action(
	'admin_menu',
	function () {
		$name = happy_homeland_text( '幸福家园', 'Happy Homeland' );
		add_options_page( $name, $name, 'manage_options', 'happy-homeland', 'happy_homeland_settings' );
	}
);

/** The one setting: where projects and scripts come from. */
function happy_homeland_settings() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( happy_homeland_text( '幸福家园', 'Happy Homeland' ) ); ?></h1>
		<form method="post" action="options.php">
			<?php settings_fields( 'happy_homeland' ); ?>
			<p><label for="happy_homeland_origin"><?php echo esc_html( happy_homeland_text( '地址（以 https:// 开头，从“放到您的网站”页复制）', 'Address (begins with https://; copy it from the page “Put it on your site”)' ) ); ?></label></p>
			<p><input type="url" class="regular-text" id="happy_homeland_origin" name="happy_homeland_origin" value="<?php echo esc_attr( get_option( 'happy_homeland_origin', '' ) ); ?>"></p>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
