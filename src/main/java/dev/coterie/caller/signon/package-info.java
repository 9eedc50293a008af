/** Single sign-on: users whom an OpenID Connect provider lets in. */
@NullMarked
package dev.coterie.caller.signon;

import org.jspecify.annotations.NullMarked;
