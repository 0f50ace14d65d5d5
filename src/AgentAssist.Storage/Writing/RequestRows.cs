using System.Runtime.InteropServices;
using AgentAssist.Core.Conversations;

namespace AgentAssist.Storage.Writing;

/// <summary>The requests that a transaction repeats or answers.</summary>
internal static class RequestRows
{
    /// <summary>The first answer; null for a null request and for one that is new.</summary>
    public static async Task<StoredRequest?> FindAsync(WriteSession session, RequestRecord? request)
    {
        if (request is null)
        {
            return null;
        }

        object[] key = [request.Key.Tenant, request.Key.Method, request.Key.RequestId];
        if (session.Statements.LockRequest is { } lockRequest)
        {
            await session.ExecuteAsync(lockRequest, key);
        }

        return await session.FirstAsync(
            session.Statements.FindRequest, row => new StoredRequest((byte[])row.GetValue(0), (byte[])row.GetValue(1)), key);
    }

    /// <summary>Encodes and stores the answer; empty for a null request.</summary>
    public static async Task<ReadOnlyMemory<byte>> StoreAsync(
        WriteSession session, RequestRecord? request, long version, DateTimeOffset now)
    {
        if (request is null)
        {
            return default;
        }

        var response = request.Response(version);
        await session.ExecuteAsync(
            session.Statements.InsertRequest,
            request.Key.Tenant, request.Key.Method, request.Key.RequestId, AsArray(request.BodyHash), AsArray(response), now.UtcTicks);
        return response;
    }

    /// <summary>The bytes as drivers take them, without a copy where they are a whole array.</summary>
    public static byte[] AsArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
