"""Golden embeddings and gradients of a tiny CLIP, made by Hugging Face's transformers.

    python -m reference.golden_clip TOKENIZER_JSON OUT_DIR

Writes clip-huggingface.safetensors and clip-openclip.safetensors (the same random weights in
either naming, sizes as unlike one another as they may be) and clip-golden.safetensors:
  rgb (3,3,S,S) in [0,1]; image (3,D); direction (3,D); gradient: of sum(image * direction)
  with respect to the CLIP-normalised images; text (M,D) for the texts in TEXTS.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPModel, CLIPTokenizerFast

MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
STD = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)
TEXTS = ["a photo of a red apple.", "fire", "a bad photo of the white sailboat with three blue sails", ""]


def liven(model, seed=3):
    """Realistic scales: norms near but not at one, biases not zero, attention that prefers something."""
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            noise = torch.randn(p.shape, generator=g)
            if p.dim() == 0:
                continue
            if "norm" in name or "layrnorm" in name:
                p.copy_(noise * 0.1 + (1 if name.endswith("weight") else 0))
            elif p.dim() == 1 or "embedding" in name and "patch" not in name:
                p.copy_(noise * 0.3)
            else:
                p.copy_(noise * 1.5 / p[0].numel() ** 0.5)
            p.copy_(p.half())  # so that half-precision files hold the very numbers
    return model.eval()


def open_clip(hf):
    """Hugging Face's names to open_clip's; both keep (out, in) but for the projections."""
    out = {"logit_scale": hf["logit_scale"]}
    for tower, prefix, old in (("vision_model", "visual.", "visual_projection"), ("text_model", "", "text_projection")):
        for i in range(sum(f"{tower}.encoder.layers.{i}.layer_norm1.weight" in hf for i in range(99))):
            a, b = f"{tower}.encoder.layers.{i}.", f"{prefix}transformer.resblocks.{i}."
            for kind in ("weight", "bias"):
                out[b + "attn.in_proj_" + kind] = torch.cat([hf[f"{a}self_attn.{n}_proj.{kind}"] for n in "qkv"])
                for x, y in (
                    ("layer_norm1", "ln_1"),
                    ("layer_norm2", "ln_2"),
                    ("self_attn.out_proj", "attn.out_proj"),
                    ("mlp.fc1", "mlp.c_fc"),
                    ("mlp.fc2", "mlp.c_proj"),
                ):
                    out[f"{b}{y}.{kind}"] = hf[f"{a}{x}.{kind}"]
        out[prefix + ("proj" if prefix else "text_projection")] = hf[old + ".weight"].t()
        out[prefix + "positional_embedding"] = hf[f"{tower}.embeddings.position_embedding.weight"]
    v = "vision_model."
    out["visual.conv1.weight"] = hf[v + "embeddings.patch_embedding.weight"]
    out["visual.class_embedding"] = hf[v + "embeddings.class_embedding"]
    out["token_embedding.weight"] = hf["text_model.embeddings.token_embedding.weight"]
    for kind in ("weight", "bias"):
        out["visual.ln_pre." + kind] = hf[v + "pre_layrnorm." + kind]
        out["visual.ln_post." + kind] = hf[v + "post_layernorm." + kind]
        out["ln_final." + kind] = hf["text_model.final_layer_norm." + kind]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tokenizer")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.manual_seed(0)
    tokenizer = CLIPTokenizerFast(tokenizer_file=args.tokenizer)
    vocab = len(tokenizer)
    config = CLIPConfig(
        projection_dim=24,
        vision_config=dict(hidden_size=48, intermediate_size=80, num_hidden_layers=2, num_attention_heads=3, image_size=24, patch_size=8, projection_dim=24),
        text_config=dict(
            hidden_size=32,
            intermediate_size=96,
            num_hidden_layers=3,
            num_attention_heads=4,
            vocab_size=vocab,
            max_position_embeddings=21,
            projection_dim=24,
            bos_token_id=vocab - 2,
            eos_token_id=vocab - 1,
        ),
    )
    model = liven(CLIPModel(config))
    heads = {"format": "pt", "vision_heads": "3", "text_heads": "4"}
    state = {k: v.half().contiguous() for k, v in model.state_dict().items() if "position_ids" not in k}
    save_file(state, args.out / "clip-huggingface.safetensors", heads)
    save_file({k: v.contiguous() for k, v in open_clip(state).items()}, args.out / "clip-openclip.safetensors", heads)

    g = torch.Generator().manual_seed(5)
    rgb = torch.rand(3, 3, 24, 24, generator=g)
    x = ((rgb - MEAN) / STD).requires_grad_()
    image = model.get_image_features(pixel_values=x)
    direction = torch.randn(image.shape, generator=g)
    (image * direction).sum().backward()
    tokens = tokenizer(TEXTS, padding="max_length", max_length=21, truncation=True, return_tensors="pt")
    ids = tokens["input_ids"]
    with torch.no_grad():
        text = model.get_text_features(input_ids=ids)  # causal: what follows the end token does not matter
    save_file({"rgb": rgb, "image": image.detach(), "direction": direction, "gradient": x.grad, "text": text}, args.out / "clip-golden.safetensors")


if __name__ == "__main__":
    main()
