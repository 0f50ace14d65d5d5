using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Api;

public sealed class CredentialsTests
{
    private static readonly CallCredentials Nothing = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);

    [Fact]
    public void Compose_FewerThanTwo_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose());
        Assert.Throws<ArgumentException>(() => CallCredentials.Compose(Nothing));
    }

    [Fact]
    public void SslCredentials_EveryPart_ReachesTheConfigurator()
    {
        var pair = new KeyCertificatePair("chain", "key");
        VerifyPeerCallback verify = _ => true;
        var seen = new Recorder();

        new SslCredentials("roots", pair, verify).InternalPopulateConfiguration(seen, "state");

        Assert.Equal(("state", "roots", pair, verify), seen.Ssl);
    }

    [Fact]
    public void AuthContext_Identity_IsFoundByName()
    {
        var name = AuthProperty.Create("name", "zoë"u8.ToArray());
        var context = new AuthContext("name", new() { ["name"] = [name], ["other"] = [AuthProperty.Create("other", [])] });

        Assert.True(context.IsPeerAuthenticated);
        Assert.Equal(["zoë"], context.PeerIdentity.Select(property => property.Value));
        Assert.Equal(2, context.Properties.Count());
        Assert.Empty(context.FindPropertiesByName("absent"));
        Assert.False(new AuthContext(null, []).IsPeerAuthenticated);
        Assert.Empty(new AuthContext(null, []).PeerIdentity);
    }

    private sealed class Recorder : ChannelCredentialsConfiguratorBase
    {
        public (object State, string? Roots, KeyCertificatePair? Pair, VerifyPeerCallback? Verify) Ssl { get; private set; }

        public override void SetInsecureCredentials(object state) => throw new NotSupportedException();

        public override void SetSslCredentials(
            object state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback) =>
            Ssl = (state, rootCertificates, keyCertificatePair, verifyPeerCallback);

        public override void SetCompositeCredentials(
            object state,
            ChannelCredentials channelCredentials,
            CallCredentials callCredentials) => throw new NotSupportedException();
    }
}
