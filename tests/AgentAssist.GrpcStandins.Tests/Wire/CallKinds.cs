using AgentAssist.Testing.V1;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Wire;

/// <summary>One call of a kind that a test names.</summary>
internal static class CallKinds
{
    /// <summary>Sends one request and returns the first reply.</summary>
    public static async Task<MatrixReply> CallAsync(Matrix.MatrixClient client, string kind, MatrixRequest request)
    {
        switch (kind)
        {
            case "Unary":
                return await client.UnaryAsync(request);
            case "ClientStream":
                using (var call = client.ClientStream())
                {
                    await call.RequestStream.WriteAsync(request);
                    await call.RequestStream.CompleteAsync();
                    return await call;
                }

            case "ServerStream":
                using (var call = client.ServerStream(request))
                {
                    return await call.ResponseStream.ReadAllAsync().FirstAsync();
                }

            case "Duplex":
                using (var call = client.Duplex())
                {
                    await call.RequestStream.WriteAsync(request);
                    await call.RequestStream.CompleteAsync();
                    return await call.ResponseStream.ReadAllAsync().FirstAsync();
                }

            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of call.");
        }
    }
}
