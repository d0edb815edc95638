namespace GpuInfra.OfflineSdk.Tests;

public class PackageGeneratorTests
{
    [Fact]
    public void Generate_Schema_CompilesWithoutWarning()
    {
        var package = GeneratedPackage.From(ShopSchema.Text);

        Assert.Empty(package.SchemaErrors);
        Assert.Empty(package.Compile());
    }

    [Fact]
    public void Generate_Schema_EmitsTypesOnlyWhereTheyAreReached() => Assert.Equal(
        [
            "Pulumi.Shop.FrontV2.Door",
            "Pulumi.Shop.FrontV2.DoorArgs",
            "Pulumi.Shop.FrontV2.GetLock",
            "Pulumi.Shop.FrontV2.GetLockArgs",
            "Pulumi.Shop.FrontV2.GetLockResult",
            "Pulumi.Shop.FrontV2.Inputs.DoorBellArgs",
            "Pulumi.Shop.FrontV2.Inputs.DoorHingeArgs",
            "Pulumi.Shop.FrontV2.Outputs.DoorState",
            "Pulumi.Shop.FrontV2.Outputs.GetLockPinResult",
            "Pulumi.Shop.Key",
            "Pulumi.Shop.KeyArgs",
            "Pulumi.Shop.PackageDefaults",
            "Pulumi.Shop.PackageOutputs",
            "Pulumi.Shop.Provider",
            "Pulumi.Shop.ProviderArgs",
            "Pulumi.Shop.ShopResourceTypeAttribute",
        ],
        GeneratedPackage.From(ShopSchema.Text).Files.Keys);

    [Fact]
    public void Generate_OtherFileName_EmitsNothing() =>
        Assert.Empty(GeneratedPackage.From(ShopSchema.Text, "schema.old.json").Files);

    [Fact]
    public void Generate_Resource_PublishesOutputsAndOneConstructor() => AssertEndsWith(
        """
        namespace Pulumi.Shop.FrontV2;

        [ShopResourceType("shop:frontv2/door:Door")]
        public class Door : global::Pulumi.CustomResource
        {
            [Output("effectiveLabels")]
            public Output<ImmutableDictionary<string, string>> EffectiveLabels { get; private set; } = null!;

            [Output("height")]
            public Output<int?> Height { get; private set; } = null!;

            [Output("room")]
            public Output<string> Room { get; private set; } = null!;

            [Output("states")]
            public Output<ImmutableArray<global::Pulumi.Shop.FrontV2.Outputs.DoorState>> States { get; private set; } = null!;

            public Door(string name, DoorArgs args, CustomResourceOptions? options = null)
                : base(
                    "shop:frontv2/door:Door",
                    name,
                    args ?? new DoorArgs(),
                    PackageDefaults.Merge(new CustomResourceOptions
                    {
                        AdditionalSecretOutputs = { "effectiveLabels" },
                        Aliases = { new global::Pulumi.Alias { Type = "shop:front/door:Door" } },
                    }, options))
            {
            }
        }
        """,
        "Pulumi.Shop.FrontV2.Door");

    [Fact]
    public void Generate_Function_IsCalledWithPlainValues()
    {
        AssertEndsWith(
            """
            namespace Pulumi.Shop.FrontV2;

            public static class GetLock
            {
                public static global::System.Threading.Tasks.Task<GetLockResult> InvokeAsync(GetLockArgs args, InvokeOptions? options = null) =>
                    global::Pulumi.Deployment.Instance.InvokeAsync<GetLockResult>("shop:frontv2/getLock:getLock", args, options);
            }
            """,
            "Pulumi.Shop.FrontV2.GetLock");
        AssertEndsWith(
            """
            namespace Pulumi.Shop.FrontV2;

            public sealed class GetLockArgs : global::Pulumi.InvokeArgs
            {
                [Input("door", required: true)]
                public string Door { get; set; } = default!;

                [Input("floor")]
                public int? Floor { get; set; }
            }
            """,
            "Pulumi.Shop.FrontV2.GetLockArgs");
    }

    [Fact]
    public void Generate_ResourceArgs_NamesWireFormAndDefaults() => AssertEndsWith(
        """
        namespace Pulumi.Shop.FrontV2;

        public sealed class DoorArgs : global::Pulumi.ResourceArgs
        {
            [Input("colour")]
            public Input<string>? Colour { get; set; }

            [Input("hinges", required: true)]
            private InputList<global::Pulumi.Shop.FrontV2.Inputs.DoorHingeArgs>? _hinges;

            public InputList<global::Pulumi.Shop.FrontV2.Inputs.DoorHingeArgs> Hinges
            {
                get => _hinges ??= new InputList<global::Pulumi.Shop.FrontV2.Inputs.DoorHingeArgs>();
                set => _hinges = value;
            }

            [Input("labels")]
            private InputMap<string>? _labels;

            public InputMap<string> Labels
            {
                get => _labels ??= new InputMap<string>();
                set => _labels = value;
            }

            [Input("room", required: true)]
            public Input<string> Room { get; set; } = null!;

            public DoorArgs()
            {
                Colour = "red";
            }
        }
        """,
        "Pulumi.Shop.FrontV2.DoorArgs");

    [Fact]
    public void Generate_ResourceWithoutRequiredInput_NeedsNoArgs() => Assert.Contains(
        "public Key(string name, KeyArgs? args = null, CustomResourceOptions? options = null)",
        GeneratedPackage.From(ShopSchema.Text).Files["Pulumi.Shop.Key"],
        StringComparison.Ordinal);

    [Fact]
    public void Generate_Provider_IsNamedAfterItsPackage() => AssertEndsWith(
        """
        [ShopResourceType("pulumi:providers:shop")]
        public class Provider : global::Pulumi.ProviderResource
        {
            [Output("tenant")]
            public Output<string?> Tenant { get; private set; } = null!;

            public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
                : base(
                    "shop",
                    name,
                    args ?? new ProviderArgs(),
                    PackageDefaults.Merge(new CustomResourceOptions(), options))
            {
            }
        }
        """,
        "Pulumi.Shop.Provider");

    [Fact]
    public void Generate_ProviderArgs_SendsAllButTextsAsJson() => AssertEndsWith(
        """
        public sealed class ProviderArgs : global::Pulumi.ResourceArgs
        {
            [Input("regions", json: true)]
            private InputList<string>? _regions;

            public InputList<string> Regions
            {
                get => _regions ??= new InputList<string>();
                set => _regions = value;
            }

            [Input("strict", json: true)]
            public Input<bool>? Strict { get; set; }

            [Input("tenant")]
            public Input<string>? Tenant { get; set; }

            public ProviderArgs()
            {
                Tenant = PackageDefaults.FirstVariable("SHOP_TENANT", "TENANT")!;
            }
        }
        """,
        "Pulumi.Shop.ProviderArgs");

    [Fact]
    public void Generate_InputType_ReachesNestedTypesAndKeepsGivenNames() => AssertEndsWith(
        """
        namespace Pulumi.Shop.FrontV2.Inputs;

        public sealed class DoorHingeArgs : global::Pulumi.ResourceArgs
        {
            [Input("bell")]
            public Input<global::Pulumi.Shop.FrontV2.Inputs.DoorBellArgs>? Bell { get; set; }

            [Input("side")]
            public Input<string>? HingeSide { get; set; }

            [Input("width", required: true)]
            public Input<int> Width { get; set; } = null!;

            public DoorHingeArgs()
            {
            }
        }
        """,
        "Pulumi.Shop.FrontV2.Inputs.DoorHingeArgs");

    [Fact]
    public void Generate_OutputType_TakesWireNamesInItsConstructor() => AssertEndsWith(
        """
        namespace Pulumi.Shop.FrontV2.Outputs;

        [OutputType]
        public sealed class DoorState
        {
            public readonly bool? Default;

            [OutputConstructor]
            private DoorState(bool? @default)
            {
                Default = @default;
            }
        }
        """,
        "Pulumi.Shop.FrontV2.Outputs.DoorState");

    [Fact]
    public void Generate_Outputs_AreReadWithoutReflection() => AssertEndsWith(
        """
        namespace Pulumi.Shop;

        internal static class PackageOutputs
        {
            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register()
            {
                OutputSlots.Add(typeof(global::Pulumi.Shop.FrontV2.Door), static OutputSlot? (property, resource) => property.Name switch
                {
                    "effectiveLabels" => new OutputSlot<ImmutableDictionary<string, string>>(property, resource, new MapReader<string>(ValueReader.Text)),
                    "height" => new OutputSlot<int?>(property, resource, ValueReader.Integer),
                    "states" => new OutputSlot<ImmutableArray<global::Pulumi.Shop.FrontV2.Outputs.DoorState>>(property, resource, new ListReader<global::Pulumi.Shop.FrontV2.Outputs.DoorState>(DoorState0)),
                    _ => null,
                });
                InvokeResults.Add(typeof(global::Pulumi.Shop.FrontV2.GetLockResult), static () => GetLockResult2);
            }

            private static ObjectReader DoorState0 => field ??= new(
                typeof(global::Pulumi.Shop.FrontV2.Outputs.DoorState),
                [("default", static () => ValueReader.Boolean)],
                static values => NewDoorState0(ValueReader.As<bool?>(values[0])));

            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            private static extern global::Pulumi.Shop.FrontV2.Outputs.DoorState NewDoorState0(bool? @default);

            private static ObjectReader GetLockPinResult1 => field ??= new(
                typeof(global::Pulumi.Shop.FrontV2.Outputs.GetLockPinResult),
                [("depth", static () => ValueReader.Text)],
                static values => NewGetLockPinResult1(ValueReader.As<string>(values[0])));

            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            private static extern global::Pulumi.Shop.FrontV2.Outputs.GetLockPinResult NewGetLockPinResult1(string depth);

            private static ObjectReader GetLockResult2 => field ??= new(
                typeof(global::Pulumi.Shop.FrontV2.GetLockResult),
                [("pins", static () => new ListReader<global::Pulumi.Shop.FrontV2.Outputs.GetLockPinResult>(GetLockPinResult1))],
                static values => NewGetLockResult2(ValueReader.As<ImmutableArray<global::Pulumi.Shop.FrontV2.Outputs.GetLockPinResult>>(values[0])));

            [global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Constructor)]
            private static extern global::Pulumi.Shop.FrontV2.GetLockResult NewGetLockResult2(ImmutableArray<global::Pulumi.Shop.FrontV2.Outputs.GetLockPinResult> pins);
        }
        """,
        "Pulumi.Shop.PackageOutputs");

    private static void AssertEndsWith(string expected, string className) => Assert.EndsWith(
        $"{expected}\n", GeneratedPackage.From(ShopSchema.Text).Files[className], StringComparison.Ordinal);
}
