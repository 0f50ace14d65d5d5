using System.Net;
using System.Security.Cryptography.X509Certificates;
using AgentAssist.Testing.V1;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>The matrix service on two ports of the loopback address, one plain and one with TLS.</summary>
public sealed class MatrixServer : IAsyncDisposable
{
    /// <summary>Guards tests against hanging; no test passes by waiting for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    private MatrixServer(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        Certificate = certificate;
        PlainAddress = new Uri(app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));
        TlsAddress = new Uri(app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));
    }

    public X509Certificate2 Certificate { get; }

    public Uri PlainAddress { get; }

    public Uri TlsAddress { get; }

    public static Task<MatrixServer> StartAsync(Action<GrpcServiceOptions>? configure = null) =>
        StartAsync(configure, endpoints => endpoints.MapGrpcService<MatrixService>());

    public static async Task<MatrixServer> StartAsync(Action<GrpcServiceOptions>? configure, Action<IEndpointRouteBuilder> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var certificate = TestCertificate.Create("localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                https.AllowAnyClientCertificate();
            }));
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CallLedger>();
        builder.Services.AddSingleton<MatrixService>();
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new MatrixServer(app, certificate);
    }

    /// <summary>A channel over plain HTTP/2.</summary>
    public GrpcChannel Connect(Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(PlainAddress, options);
    }

    /// <summary>A channel over TLS that trusts the server's certificate only.</summary>
    public GrpcChannel ConnectTls(Action<GrpcChannelOptions>? configure = null, X509Certificate2? own = null)
    {
        var options = new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { SslOptions = TestCertificate.TrustOnly(Certificate, own) },
            DisposeHttpClient = true,
        };
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(TlsAddress, options);
    }

    /// <summary>How the call that was held under the key ended, as the server saw it.</summary>
    public async Task<AwaitEndReply> AwaitEndAsync(string holdKey)
    {
        using var channel = Connect();
        using var patience = new CancellationTokenSource(Patience);
        return await new Matrix.MatrixClient(channel).AwaitEndAsync(
            new AwaitEndRequest { HoldKey = holdKey }, cancellationToken: patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Certificate.Dispose();
    }
}
