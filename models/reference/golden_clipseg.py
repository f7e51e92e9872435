"""Makes the golden files of CLIPSegTest: a small CLIPSeg as an ONNX graph, and what transformers makes of pictures.

    python -m reference.golden_clipseg

The network is transformers' CLIPSegForImageSegmentation with a small random
configuration, exported with the inputs, outputs and open axes of
Xenova/clipseg-rd64-refined. Pictures and sentences go through transformers'
CLIPSegProcessor. The masks are brought to the pictures' size as PyTorch's
bicubic interpolation does it.
"""

import json
import pathlib

import numpy as np
import PIL.Image
import torch
from transformers import CLIPSegConfig, CLIPSegForImageSegmentation, CLIPSegProcessor, CLIPTokenizerFast, ViTImageProcessor

from . import generated_weights

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "src/test/resources/org/soulstyler"
SIDE = 64
CASES = ((110, 71, "the red apple"), (40, 51, "a teapot on the left"))


def network():
    """A CLIPSeg of about 100,000 weights."""
    torch.manual_seed(7)
    tower = dict(hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=2)
    config = CLIPSegConfig(
        text_config=dict(tower, vocab_size=671, max_position_embeddings=20, num_hidden_layers=2, eos_token_id=670, bos_token_id=669, pad_token_id=0),
        vision_config=dict(tower, image_size=SIDE, patch_size=16),
        projection_dim=24,
        reduce_dim=16,
        extract_layers=[0, 1, 2],
        decoder_num_attention_heads=2,
        decoder_intermediate_size=32,
        use_complex_transposed_convolution=True,
    )
    # The exporter knows plain attention only.
    model = CLIPSegForImageSegmentation._from_config(config, attn_implementation="eager").eval()
    with torch.no_grad():
        for parameter in model.parameters():  # fresh weights are small: nothing would stand out
            if parameter.dim() > 1:
                parameter.mul_(3)
    return model


def picture(number, width, height):
    """An 8-bit picture (height, width, 3): coarse squares under noise."""
    coarse = generated_weights.uniform(f"coarse picture {number}", 3 * 64).reshape(8, 8, 3)
    noise = generated_weights.uniform(f"picture {number}", 3 * width * height).reshape(height, width, 3)
    rows, columns = np.arange(height) * 8 // height, np.arange(width) * 8 // width
    values = coarse[rows][:, columns] * np.float32(90) + noise * np.float32(30) + np.float32(128)
    return np.floor(values).astype(np.uint8)


def export(model, inputs, target):
    """With the names and open axes of the public export."""
    names = ["input_ids", "pixel_values", "attention_mask"]
    torch.onnx.export(
        model,
        ({name: inputs[name] for name in names},),
        target,
        input_names=names,
        output_names=["logits"],
        opset_version=17,
        dynamic_axes={
            "input_ids": {0: "text_batch_size", 1: "sequence_length"},
            "attention_mask": {0: "text_batch_size", 1: "sequence_length"},
            "pixel_values": {0: "image_batch_size", 1: "num_channels", 2: "height", 3: "width"},
        },
        dynamo=False,
    )


def main():
    model = network()
    tokenizer = CLIPTokenizerFast(tokenizer_file=str(RESOURCES / "network/tokenizer.json"), unk_token="<|endoftext|>")
    images = ViTImageProcessor(
        size={"height": SIDE, "width": SIDE}, resample=PIL.Image.Resampling.BILINEAR, image_mean=[0.485, 0.456, 0.406], image_std=[0.229, 0.224, 0.225]
    )
    processor = CLIPSegProcessor(images, tokenizer)
    cases = []
    for number, (width, height, text) in enumerate(CASES):
        pixels = PIL.Image.fromarray(picture(number, width, height))
        inputs = processor(text=[text], images=[pixels], padding=True, return_tensors="pt")
        with torch.no_grad():
            logits = model(**inputs).logits.reshape(1, 1, SIDE, SIDE)
            large = torch.nn.functional.interpolate(torch.sigmoid(logits), (height, width), mode="bicubic")
        probability = large.clamp(0, 1)[0, 0]
        print(f"{text!r}: {inputs['input_ids'].tolist()}, probabilities {probability.min():.3f} to {probability.max():.3f}")
        square = inputs["pixel_values"][0] * torch.tensor(images.image_std)[:, None, None]
        square = (square + torch.tensor(images.image_mean)[:, None, None]) * 255
        cases.append(
            {
                "width": width,
                "height": height,
                "text": text,
                "tokens": inputs["input_ids"][0].tolist(),
                "square": square.round().int().flatten().tolist(),
                "probability": [round(v, 4) for v in probability.flatten().tolist()],
            }
        )
    folder = RESOURCES / "segmentation"
    (folder / "clipseg-tiny.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n", "utf-8")
    export(model, inputs, folder / "clipseg-tiny.onnx")


if __name__ == "__main__":
    main()
