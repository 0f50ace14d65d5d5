using System.Text.Json;
using AgentAssist.GrpcStandins.Tests.Server;

namespace AgentAssist.GrpcStandins.Tests.Node;

/// <summary>One run of matrix-client.mjs against two servers, started by the first test that asks for it.</summary>
public sealed class GrpcJsRun
{
    private const int MessageLimit = 64 * 1024;

    private readonly Lazy<Task<IReadOnlyDictionary<string, string?>>> _outcomes = new(RunAsync);

    /// <summary>What went wrong by case; null where nothing did.</summary>
    public Task<IReadOnlyDictionary<string, string?>> Outcomes => _outcomes.Value;

    private static async Task<IReadOnlyDictionary<string, string?>> RunAsync()
    {
        await using var plain = await MatrixServer.StartAsync(options =>
        {
            options.MaxReceiveMessageSize = MessageLimit;
            options.Interceptors.Add<MarkingInterceptor>("outer");
            options.Interceptors.Add<MarkingInterceptor>("inner");
        });
        await using var gzip = await MatrixServer.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        var folder = Directory.CreateTempSubdirectory("grpc-js-");
        try
        {
            var certificate = Path.Combine(folder.FullName, "server.pem");
            await File.WriteAllTextAsync(certificate, plain.Certificate.ExportCertificatePem());
            var settings = Path.Combine(folder.FullName, "settings.json");
            await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
            {
                modules = Path.Combine(NodeModules.Folder, "package.json"),
                proto = Path.Combine(AppContext.BaseDirectory, "Protos", "matrix.proto"),
                plain = plain.PlainAddress.Authority,
                gzip = gzip.PlainAddress.Authority,
                tls = plain.TlsAddress.Authority,
                certificate,
                limit = MessageLimit,
            }));
            var output = await ChildProcess.RunAsync(
                "node", Path.Combine(AppContext.BaseDirectory, "Node", "matrix-client.mjs"), settings);
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(output)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
