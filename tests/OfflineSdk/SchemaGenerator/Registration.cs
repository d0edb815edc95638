using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.OfflineSdk.Tests;

internal sealed record Registration<TResource>(
    TResource Resource, ImmutableDictionary<string, object> Inputs, string? TypeToken, CustomResourceOptions Options)
    where TResource : Resource
{
    public static Task<Registration<TResource>> OfAsync(Func<CustomResourceOptions, TResource> create) =>
        OfAsync(create, ImmutableDictionary<string, object>.Empty);

    public static async Task<Registration<TResource>> OfAsync(
        Func<CustomResourceOptions, TResource> create, ImmutableDictionary<string, object> computed)
    {
        MockResourceArgs? registered = null;
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Callback<MockResourceArgs>(args => registered = args)
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", args.Inputs.SetItems(computed)));

        TResource? resource = null;
        CustomResourceOptions? options = null;
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, () =>
        {
            resource = create(new CustomResourceOptions
            {
                ResourceTransformations =
                {
                    transformed =>
                    {
                        options = (CustomResourceOptions)transformed.Options;
                        return null;
                    },
                },
            });
            return Task.CompletedTask;
        });
        return new Registration<TResource>(resource!, registered!.Inputs, registered.Type, options!);
    }
}
