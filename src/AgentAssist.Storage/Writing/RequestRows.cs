using System.Data.Common;
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

        if (session.Answered.TryGetValue(request.Key, out var answered))
        {
            return answered;
        }

        object[] key = [request.Key.Tenant, request.Key.Method, request.Key.RequestId];
        return session.Statements.LockRequest is { } lockRequest
            ? await session.FirstAfterAsync(lockRequest, session.Statements.FindRequest, Read, key)
            : await session.FirstAsync(session.Statements.FindRequest, Read, key);
    }

    /// <summary>Encodes and stores the answer; empty for a null request.</summary>
    /// <param name="conversationId">The conversation that it is about; it is erased with it.</param>
    /// <param name="customerId">The customer that it is about; it is erased with it.</param>
    public static async Task<ReadOnlyMemory<byte>> StoreAsync(
        WriteSession session,
        RequestRecord? request,
        long version,
        DateTimeOffset now,
        string conversationId = "",
        string customerId = "")
    {
        if (request is null)
        {
            return default;
        }

        var response = request.Response(version);
        session.Answered.Add(request.Key, new StoredRequest(request.BodyHash, response));
        await session.ExecuteLaterAsync(
            session.Statements.InsertRequest,
            request.Key.Tenant, request.Key.Method, request.Key.RequestId, AsArray(request.BodyHash), AsArray(response), now.UtcTicks,
            conversationId, customerId);
        return response;
    }

    private static StoredRequest Read(DbDataReader row) => new((byte[])row.GetValue(0), (byte[])row.GetValue(1));

    /// <summary>The bytes as drivers take them, without a copy where they are a whole array.</summary>
    public static byte[] AsArray(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array && array.Length == bytes.Length
            ? array
            : bytes.ToArray();
}
