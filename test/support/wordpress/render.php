<?php
/**
 * Renders the plugin as WordPress would: the few functions it calls, as their documentation describes them, and the cases
 * from standard input. Answers one JSON line: markup and the scripts that were asked for, case by case.
 */

define( 'ABSPATH', __DIR__ );

$hh_option  = '';
$hh_editor  = false;
$hh_feed    = false;
$hh_scripts = array();
$hh_hooks   = array();

function esc_attr( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8' ); }
function esc_html( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8' ); }
function esc_url( $url ) { return preg_match( '~^https?://~i', $url ) ? str_replace( array( '&', "'", '"', '<', '>' ), array( '&#038;', '&#039;', '', '', '' ), $url ) : ''; }
function wp_parse_url( $url ) { return parse_url( $url ); }
function get_option( $name, $fallback ) { global $hh_option; return 'happy_homeland_origin' === $name ? $hh_option : $fallback; }
function get_locale() { return 'zh_CN'; }
function is_feed() { global $hh_feed; return $hh_feed; }
function current_user_can( $what ) { global $hh_editor; return $hh_editor; }
function add_shortcode( $name, $render ) { global $hh_hooks; $hh_hooks[ $name ] = $render; }
function add_action( $name, $run ) { global $hh_hooks; $hh_hooks[ $name ] = $run; }
function plugins_url( $path, $file ) { return $path; }
function wp_register_script() {}
function register_block_type( $folder, $options ) { global $hh_hooks; $hh_hooks['block'] = $options['render_callback']; }
function wp_enqueue_script_module( $id, $src, $needs, $version ) { global $hh_scripts; $hh_scripts[] = $src; }
function wp_oembed_add_provider( $pages, $endpoint ) { global $hh_provider; $hh_provider = array( $pages, $endpoint ); }
function shortcode_atts( $pairs, $given, $name ) {
	$out = array();
	foreach ( $pairs as $key => $fallback ) {
		$out[ $key ] = array_key_exists( $key, $given ) ? $given[ $key ] : $fallback;
	}
	return $out;
}

error_reporting( E_ALL );
set_error_handler( function ( $level, $message ) { throw new ErrorException( $message ); } );
require $argv[1];
$answers = array();
foreach ( json_decode( file_get_contents( 'php://stdin' ), true ) as $case ) {
	$hh_option  = $case['origin'];
	$hh_editor  = ! empty( $case['editor'] );
	$hh_feed    = ! empty( $case['feed'] );
	$hh_scripts = array();
	$hh_provider = null;
	$hh_hooks['init']();
	$by_code    = $hh_hooks['happy_homeland']( $case['attributes'] );
	$hh_scripts = array();
	$by_block   = $hh_hooks['block']( $case['attributes'] );
	if ( $by_code !== $by_block ) {
		throw new Exception( 'block and shortcode differ' );
	}
	$answers[] = array( 'markup' => $by_block, 'scripts' => $hh_scripts, 'provider' => $hh_provider );
}
echo json_encode( $answers );
