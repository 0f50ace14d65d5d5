using AgentAssist.GrpcStandins.Tests.Server;
using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

public sealed class CompressionTests
{
    /// <summary>The request header that tells Grpc.Net.Client how to compress; it is not sent.</summary>
    private const string CompressRequests = "grpc-internal-encoding-request";

    private static readonly string Long = new('a', 10_000);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Request_Compressed_IsReadByTheServer(string encoding)
    {
        await using var server = await MatrixServer.StartAsync();
        using var channel = server.Connect();

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(
            new MatrixRequest { Text = Long }, new Metadata { { CompressRequests, encoding } });

        Assert.Equal(Long, reply.Text);
        Assert.Equal(encoding, reply.Seen["request-encoding"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Response_Compressed_IsSmallAndReadByTheClient(string encoding)
    {
        await using var server = await MatrixServer.StartAsync(options => options.ResponseCompressionAlgorithm = encoding);
        using var wire = new WireTap();
        using var channel = server.Connect(options => options.HttpHandler = wire);

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest { Text = Long });

        Assert.Equal(Long, reply.Text);
        Assert.Equal(encoding, wire.ResponseEncoding);
        Assert.InRange(wire.ResponseBytes, 1, Long.Length / 4);
    }

    [Fact]
    public async Task Response_NoCompressFlag_TravelsPlain()
    {
        await using var server = await MatrixServer.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var wire = new WireTap();
        using var channel = server.Connect(options => options.HttpHandler = wire);

        var reply = await new Matrix.MatrixClient(channel).UnaryAsync(new MatrixRequest { Text = Long, NoCompress = true });

        Assert.Equal(Long, reply.Text);
        Assert.InRange(wire.ResponseBytes, Long.Length, int.MaxValue);
    }

    [Fact]
    public async Task Both_CompressedDuplex_ComesBack()
    {
        await using var server = await MatrixServer.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var channel = server.Connect();
        using var call = new Matrix.MatrixClient(channel).Duplex(new Metadata { { CompressRequests, "gzip" } });

        // A write may opt out; the next is compressed again.
        foreach (var options in new[] { null, new WriteOptions(WriteFlags.NoCompress), WriteOptions.Default })
        {
            call.RequestStream.WriteOptions = options;
            await call.RequestStream.WriteAsync(new MatrixRequest { Text = Long });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(Long, call.ResponseStream.Current.Text);
        }
    }
}
