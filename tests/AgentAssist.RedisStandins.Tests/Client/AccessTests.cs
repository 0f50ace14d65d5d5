using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgentAssist.Testing;
using AgentAssist.Testing.Servers;
using StackExchange.Redis;

namespace AgentAssist.RedisStandins.Tests.Client;

public sealed class AccessTests
{
    [Fact]
    public async Task Password_Right_Connects()
    {
        await using var server = await RedisServer.StartAsync(new() { Password = "right" });
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Configuration);

        Assert.True(await connection.GetDatabase().StringSetAsync("key", 1));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task Password_WrongOrNone_FailsTyped(string? password)
    {
        await using var server = await RedisServer.StartAsync(new() { Password = "right" });
        var options = ConfigurationOptions.Parse(server.Endpoint);
        options.Password = password;
        options.ConnectTimeout = 2000;
        options.ConnectRetry = 1;

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }

    [Fact]
    public async Task Tls_KnownAuthority_CarriesSmallAndLargeValues()
    {
        await using var server = await RedisServer.StartAsync(new() { Tls = true, Password = "secret" });
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Trusting(server, server.Authority!));
        var database = connection.GetDatabase();
        var bytes = RandomNumberGenerator.GetBytes(5_000_000);

        await database.StringSetAsync("large", bytes);
        var small = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => database.StringIncrementAsync("count")));

        var returned = (byte[]?)await database.StringGetAsync("large");
        Assert.True(bytes.AsSpan().SequenceEqual(returned));
        Assert.Equal(Enumerable.Range(1, 2000).Select(i => (long)i), small);
    }

    [Fact]
    public async Task Tls_UnknownAuthority_FailsTyped()
    {
        await using var server = await RedisServer.StartAsync(new() { Tls = true });
        await using var other = await RedisServer.StartAsync(new() { Tls = true });

        await Assert.ThrowsAsync<RedisConnectionException>(
            () => ConnectionMultiplexer.ConnectAsync(Trusting(server, other.Authority!)));
    }

    [Fact]
    public async Task Tls_ServerKilledAndRestarted_ClientReconnectsByItself()
    {
        await using var server = await RedisServer.StartAsync(new() { Tls = true });
        var options = Trusting(server, server.Authority!);
        options.ReconnectRetryPolicy = new LinearRetry(100);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        var database = connection.GetDatabase();

        await server.KillAsync();
        await Eventually.TrueAsync(() => !connection.IsConnected);
        await server.RestartAsync();

        Assert.True(await Eventually.SucceedsAsync(() => database.StringSetAsync("key", 1)));
    }

    private static ConfigurationOptions Trusting(RedisServer server, X509Certificate2 authority)
    {
        var options = ConfigurationOptions.Parse(server.Configuration);
        options.SslHost = "localhost";
        options.ConnectTimeout = 2000;
        options.ConnectRetry = 1;
        options.CertificateValidation += (_, certificate, _, errors) =>
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
                && certificate is X509Certificate2 presented
                && chain.Build(presented);
        };
        return options;
    }
}
