package org.convlens.format.architecture;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** What tells by the names of weights that a network is, or has parts of, a vision transformer. */
public final class Attention {
  private static final Pattern OWN =
      Pattern.compile(
          "(.*\\.)?(cls_token|pos_embed|position_embeddings?|class_token|pos_embedding)"
              + "|.*(relative_position_bias_table|in_proj_weight|\\.attn\\.qkv\\.weight"
              + "|\\.attention\\.(attention\\.)?(query|qkv)\\.weight|token_mixer\\.qkv\\.weight"
              + "|self_attn\\..*|\\.attn\\.query\\..*|pos_embd\\..*)");

  private Attention() {}

  /** The refusal, if there are such weights. */
  public static Optional<String> refusal(Collection<String> tensors) {
    return tensors.stream()
        .filter(name -> OWN.matcher(name).matches())
        .findFirst()
        .map(
            name ->
                "this is a vision transformer, or has attention as they do ('"
                    + name
                    + "'): ConvLens looks at convolutional networks");
  }
}
