using System.Globalization;
using Grpc.Core;

namespace AgentAssist.GrpcStandins.Tests.Server;

/// <summary>What a handler sees of its call, as text that travels back to the client.</summary>
internal static class WhatIsSeen
{
    public const string UserStateKey = "user-state";

    public const string ResponseEncodingTrailer = "response-encoding";

    public static Dictionary<string, string> Of(ServerCallContext context, TimeProvider time)
    {
        var request = context.GetHttpContext().Request;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["method"] = context.Method,
            ["host"] = context.Host,
            ["peer"] = context.Peer,
            ["request-encoding"] = request.Headers["grpc-encoding"].ToString(),
            ["authorization"] = context.RequestHeaders.GetValue("authorization") ?? "",
            ["authenticated"] = context.AuthContext.IsPeerAuthenticated ? "yes" : "no",
            ["peer-identity"] = string.Join(',', context.AuthContext.PeerIdentity.Select(property => property.Value)),
            [UserStateKey] = context.UserState.TryGetValue(UserStateKey, out var state) ? $"{state}" : "",
        };
        if (context.Deadline < DateTime.MaxValue)
        {
            var left = context.Deadline - time.GetUtcNow().UtcDateTime;
            seen["deadline-left-ms"] = left.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        }

        return seen;
    }

    /// <summary>Clients hide the response's encoding, so it travels as a trailer. Call it after the first write.</summary>
    public static void AddResponseEncoding(ServerCallContext context) =>
        context.ResponseTrailers.Add(ResponseEncodingTrailer, context.GetHttpContext().Response.Headers["grpc-encoding"].ToString());
}
