namespace GpuInfra.OfflineSdk.Tests;

internal static class ShopSchema
{
    public const string Text =
        """
        {
          "name": "shop",
          "version": "1.2.3",
          "language": { "csharp": { "namespaces": { "frontv2": "FrontV2" } } },
          "provider": {
            "inputProperties": {
              "regions": { "type": "array", "items": { "type": "string" } },
              "strict": { "type": "boolean" },
              "tenant": { "type": "string", "defaultInfo": { "environment": ["SHOP_TENANT", "TENANT"] } }
            },
            "properties": { "tenant": { "type": "string" } }
          },
          "types": {
            "shop:frontv2/DoorBell:DoorBell": { "properties": { "volume": { "type": "number" } } },
            "shop:frontv2/DoorHinge:DoorHinge": {
              "properties": {
                "bell": { "$ref": "#/types/shop:frontv2/DoorBell:DoorBell" },
                "side": { "type": "string", "language": { "csharp": { "name": "HingeSide" } } },
                "width": { "type": "integer" }
              },
              "required": ["width"]
            },
            "shop:frontv2/DoorState:DoorState": { "properties": { "default": { "type": "boolean" } } },
            "shop:frontv2/getLockPin:getLockPin": { "properties": { "depth": { "type": "string" } }, "required": ["depth"] }
          },
          "resources": {
            "shop:frontv2/door:Door": {
              "inputProperties": {
                "colour": { "type": "string", "default": "red" },
                "hinges": { "type": "array", "items": { "$ref": "#/types/shop:frontv2/DoorHinge:DoorHinge" } },
                "labels": { "type": "object", "additionalProperties": { "type": "string" } },
                "room": { "type": "string" }
              },
              "requiredInputs": ["hinges", "room"],
              "properties": {
                "effectiveLabels": { "type": "object", "additionalProperties": { "type": "string" }, "secret": true },
                "height": { "type": "integer" },
                "room": { "type": "string" },
                "states": { "type": "array", "items": { "$ref": "#/types/shop:frontv2/DoorState:DoorState" } }
              },
              "required": ["effectiveLabels", "room"],
              "aliases": [{ "type": "shop:front/door:Door" }]
            },
            "shop:index/key:Key": { "inputProperties": { "teeth": { "type": "integer" } } }
          },
          "functions": {
            "shop:frontv2/getLock:getLock": {
              "inputs": { "properties": { "door": { "type": "string" }, "floor": { "type": "integer" } }, "required": ["door"] },
              "outputs": {
                "properties": { "pins": { "type": "array", "items": { "$ref": "#/types/shop:frontv2/getLockPin:getLockPin" } } },
                "required": ["pins"]
              }
            }
          }
        }
        """;
}
