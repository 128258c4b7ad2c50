/* The floor of scripts/bench: the calls of libvirt that 'foundry list --all' and 'foundry create' make, in their order,
 * made by nothing but C. What Foundry takes longer is Foundry's own.
 *
 *   floor list
 *   floor create DOMAIN.xml POOL IMAGE-POOL IMAGE SEED.iso BOOT.xml SEED.xml     (without the start: --no-start last)
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATS (VIR_DOMAIN_STATS_STATE | VIR_DOMAIN_STATS_BALLOON | VIR_DOMAIN_STATS_VCPU | VIR_DOMAIN_STATS_INTERFACE)

static virConnectPtr connection;

static void *must(void *result) {
  if (!result) {
    fprintf(stderr, "floor: %s\n", virGetLastErrorMessage());
    exit(1);
  }
  return result;
}

static void done(int result) {
  if (result < 0) must(NULL);
}

static void silent(void *unused, virErrorPtr error) {
  (void)unused;
  (void)error;
}

static char *content(const char *file, size_t *length) {
  FILE *in = must(fopen(file, "rb"));
  fseek(in, 0, SEEK_END);
  long size = ftell(in);
  rewind(in);
  char *text = calloc(1, size + 1);
  if (fread(text, 1, size, in) != (size_t)size) exit(1);
  fclose(in);
  if (length) *length = size;
  return text;
}

static int stats(void) {
  virDomainStatsRecordPtr *records;
  int count = virConnectGetAllDomainStats(connection, STATS, &records,
                                          VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE |
                                              VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE |
                                              VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT);
  done(count);
  for (int i = 0; i < count; i++) printf("%s\n", virDomainGetName(records[i]->dom));
  virDomainStatsRecordListFree(records);
  return count;
}

static void pool_facts(const char *name) {
  virStoragePoolPtr pool = must(virStoragePoolLookupByName(connection, name));
  virStoragePoolInfo info;
  int autostart;
  free(must(virStoragePoolGetXMLDesc(pool, 0)));
  done(virStoragePoolIsActive(pool));
  done(virStoragePoolGetInfo(pool, &info));
  done(virStoragePoolIsPersistent(pool));
  done(virStoragePoolGetAutostart(pool, &autostart));
  virStoragePoolFree(pool);
}

static void volume_facts(const char *pool_name, const char *name) {
  virStoragePoolPtr pool = must(virStoragePoolLookupByName(connection, pool_name));
  virStorageVolPtr volume = virStorageVolLookupByName(pool, name);
  if (volume) {
    free(must(virStorageVolGetXMLDesc(volume, 0)));
    virStorageVolFree(volume);
  }
  virStoragePoolFree(pool);
}

static void read_image(const char *pool_name, const char *name, unsigned long long offset, int length) {
  static char bytes[256 * 1024];
  virStoragePoolPtr pool = must(virStoragePoolLookupByName(connection, pool_name));
  virStorageVolPtr volume = must(virStorageVolLookupByName(pool, name));
  virStreamPtr stream = must(virStreamNew(connection, 0));
  int count;
  done(virStorageVolDownload(volume, stream, offset, length, 0));
  while ((count = virStreamRecv(stream, bytes, sizeof bytes)) > 0) continue;
  done(count);
  done(virStreamFinish(stream));
  virStreamFree(stream);
  virStorageVolFree(volume);
  virStoragePoolFree(pool);
}

static void make_volume(const char *pool_name, const char *file) {
  virStoragePoolPtr pool = must(virStoragePoolLookupByName(connection, pool_name));
  virStorageVolPtr volume = must(virStorageVolCreateXML(pool, content(file, NULL), 0));
  free(must(virStorageVolGetXMLDesc(volume, 0)));
  virStorageVolFree(volume);
  virStoragePoolFree(pool);
}

static void upload(const char *pool_name, const char *name, const char *file) {
  size_t length, sent = 0;
  char *bytes = content(file, &length);
  virStoragePoolPtr pool = must(virStoragePoolLookupByName(connection, pool_name));
  virStorageVolPtr volume = must(virStorageVolLookupByName(pool, name));
  virStreamPtr stream = must(virStreamNew(connection, 0));
  done(virStorageVolUpload(volume, stream, 0, length, 0));
  while (sent < length) {
    int count = virStreamSend(stream, bytes + sent, length - sent > 262120 ? 262120 : length - sent);
    done(count);
    sent += count;
  }
  done(virStreamFinish(stream));
  virStreamFree(stream);
  virStorageVolFree(volume);
  virStoragePoolFree(pool);
}

static void host_facts(void) {
  virNodeInfo node;
  unsigned long version;
  char *names[64];
  free(must(virConnectGetURI(connection)));
  must((void *)virConnectGetType(connection));
  done(virConnectGetLibVersion(connection, &version));
  done(virConnectGetVersion(connection, &version));
  for (int i = 0; i < 3; i++) done(virNodeGetInfo(connection, &node));
  free(virConnectGetDomainCapabilities(connection, NULL, NULL, "q35", "kvm", 0));
  free(virConnectGetDomainCapabilities(connection, NULL, NULL, "q35", "qemu", 0));
  done(virConnectNumOfNetworks(connection));
  int count = virConnectListNetworks(connection, names, 64);
  for (int i = 0; i < count; i++) free(names[i]);
}

static void checks(const char *pool, const char *image_pool, const char *image, const char *name) {
  char volume[256];
  const char *endings[] = {"boot", "cloudinit", "VARS.fd", "serial.log"};
  host_facts();
  stats();
  for (int i = 0; i < 2; i++) pool_facts(pool);
  pool_facts(image_pool);
  volume_facts(image_pool, image);
  snprintf(volume, sizeof volume, "%s.incomplete", image);
  volume_facts(image_pool, volume);
  for (int i = 0; i < 2; i++) read_image(image_pool, image, 0, 65536);
  read_image(image_pool, image, 0, 512);
  pool_facts(image_pool);
  virStoragePoolPtr refreshed = must(virStoragePoolLookupByName(connection, pool));
  done(virStoragePoolRefresh(refreshed, 0));
  virStoragePoolFree(refreshed);
  for (int i = 0; i < 4; i++) {
    snprintf(volume, sizeof volume, "%s_%s", name, endings[i]);
    volume_facts(pool, volume);
  }
  for (int i = 0; i < 2; i++) pool_facts(pool);
}

static void settle(virDomainPtr domain) {
  virDomainPtr list[] = {domain, NULL};
  virDomainStatsRecordPtr *records;
  int autostart;
  done(virDomainSetAutostart(domain, 1));
  done(virDomainIsActive(domain));
  done(virDomainIsPersistent(domain));
  done(virDomainSetMetadata(domain, VIR_DOMAIN_METADATA_ELEMENT, "<vm>{}</vm>", "foundry",
                            "https://foundry.cofront.xyz/v1alpha1", VIR_DOMAIN_AFFECT_CONFIG));
  done(virDomainListGetStats(list, STATS, &records, VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT));
  virDomainStatsRecordListFree(records);
  free(must(virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE)));
  done(virDomainGetAutostart(domain, &autostart));
}

static void create(char **argument, int start) {
  char *xml = content(argument[0], NULL);
  char *from = strstr(xml, "<name>") + 6;
  char name[200] = {0}, seed[256];
  memcpy(name, from, strstr(from, "</name>") - from);
  snprintf(seed, sizeof seed, "%s_cloudinit", name);
  checks(argument[1], argument[2], argument[3], name);
  virDomainPtr domain = must(virDomainDefineXMLFlags(connection, xml, VIR_DOMAIN_DEFINE_VALIDATE));
  stats();
  make_volume(argument[1], argument[5]);
  make_volume(argument[1], argument[6]);
  upload(argument[1], seed, argument[4]);
  if (start) done(virDomainCreate(domain));
  settle(domain);
  virDomainFree(domain);
}

int main(int count, char **argument) {
  int list = count == 2 && !strcmp(argument[1], "list");
  if (!list && count < 9) return 2;
  virSetErrorFunc(NULL, silent);
  connection = must(list ? virConnectOpenReadOnly("qemu:///system") : virConnectOpen("qemu:///system"));
  if (list)
    stats();
  else
    create(argument + 2, count == 9);
  return virConnectClose(connection) < 0;
}
