/// Tests of the room `service`, against a server on this machine that replays recorded answers.
@NullMarked
package lepton.service;

import org.jspecify.annotations.NullMarked;
